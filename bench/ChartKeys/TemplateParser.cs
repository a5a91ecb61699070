using System.Collections.Immutable;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>Reads a Go template into what it does; the text around the actions is of no interest here.</summary>
internal sealed class TemplateParser
{
    private readonly ImmutableArray<ImmutableArray<Token>> actions;
    private int action;
    private ImmutableArray<Token> tokens = [];
    private int token;

    private TemplateParser(string text) => actions = [.. TemplateLexer.Actions(text)];

    public static ImmutableArray<Statement> Parse(string text) => new TemplateParser(text).Statements();

    // To the end of the template, or before the action that ends or divides the block.
    private ImmutableArray<Statement> Statements()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        for (; action < actions.Length; action++)
        {
            (tokens, token) = (actions[action], 0);
            if (tokens is [{ Kind: TokenKind.Name, Text: "end" or "else" }, ..])
                break;
            if (tokens.Length > 0)
                statements.Add(Statement());
        }

        return statements.ToImmutable();
    }

    private Statement Statement()
    {
        switch (Current)
        {
            case { Kind: TokenKind.Name, Text: "if" or "with" or "range" }:
                return Branch();
            case { Kind: TokenKind.Name, Text: "define" or "block" }:
                var isBlock = Take().Text == "block";
                var name = Take().Text;
                var context = isBlock ? Pipeline() : null;
                var body = Body();
                return new Define(name, body, context);
            case { Kind: TokenKind.Name, Text: "template" }:
                Take();
                return new Call(Take().Text, AtEnd ? null : Pipeline());
            default:
                return new Print(Pipeline());
        }
    }

    private Branch Branch()
    {
        var kind = Take().Text;
        var condition = Pipeline();
        action++;
        var then = Statements();
        if (action == actions.Length || tokens is not [{ Text: "else" }, ..])
            return new(kind, condition, then, []);
        if (tokens.Length == 1)
            return new(kind, condition, then, Body());

        // `else if`: a branch of its own, which shares the end.
        token = 1;
        return new(kind, condition, then, [Branch()]);
    }

    private ImmutableArray<Statement> Body()
    {
        action++;
        return Statements();
    }

    private Pipeline Pipeline()
    {
        var variables = ImmutableArray<string>.Empty;
        var start = token;
        while (Current is { Kind: TokenKind.Variable } variable)
        {
            Take();
            variables = variables.Add(variable.Text);
            if (Current is { Kind: TokenKind.Mark, Text: "," })
                Take();
        }

        if (variables.Length > 0 && Current is { Kind: TokenKind.Mark, Text: ":=" or "=" })
            Take();
        else
            (variables, token) = ([], start);

        var commands = ImmutableArray.CreateBuilder<Command>();
        do
            commands.Add(Command());
        while (Accept("|"));
        return new(variables, commands.ToImmutable());
    }

    private Command Command()
    {
        var operands = ImmutableArray.CreateBuilder<Operand>();
        while (!AtEnd && Current is not { Kind: TokenKind.Mark, Text: "|" or ")" })
            operands.Add(Operand());
        return new(operands.ToImmutable());
    }

    private Operand Operand()
    {
        var first = Take();
        var (pipeline, fields) = ((Pipeline?)null, ImmutableArray<string>.Empty);
        if (first is { Kind: TokenKind.Mark, Text: "(" })
        {
            pipeline = Pipeline();
            Accept(")");
        }

        if (first.Kind is TokenKind.Field)
            fields = [first.Text];
        while (Current is { Kind: TokenKind.Field, IsApart: false } field)
        {
            Take();
            fields = fields.Add(field.Text);
        }

        return new(first.Kind is TokenKind.Field ? TokenKind.Dot : first.Kind, first.Text, pipeline, fields);
    }

    private Token? Current => AtEnd ? null : tokens[token];

    private bool AtEnd => token == tokens.Length;

    private Token Take() => AtEnd ? throw new FormatException("a template's action ends too early") : tokens[token++];

    private bool Accept(string mark)
    {
        if (Current is not { Kind: TokenKind.Mark } found || found.Text != mark)
            return false;
        token++;
        return true;
    }
}

/// <summary>What an action does.</summary>
internal abstract record Statement;

/// <summary><c>{{ pipeline }}</c>, the assignment of a variable among them.</summary>
internal sealed record Print(Pipeline Pipeline) : Statement;

/// <summary><c>if</c>, <c>with</c> or <c>range</c>.</summary>
internal sealed record Branch(
    string Kind, Pipeline Condition, ImmutableArray<Statement> Then, ImmutableArray<Statement> Else) : Statement;

/// <summary><c>define</c>, or with a context of its own <c>block</c>.</summary>
internal sealed record Define(string Name, ImmutableArray<Statement> Body, Pipeline? Context) : Statement;

/// <summary><c>template</c>.</summary>
internal sealed record Call(string Name, Pipeline? Context) : Statement;

/// <summary>Commands, each with the result of the one before as its last argument.</summary>
internal sealed record Pipeline(ImmutableArray<string> Variables, ImmutableArray<Command> Commands);

/// <summary>A value, or a function and its arguments.</summary>
internal sealed record Command(ImmutableArray<Operand> Operands);

/// <summary>E.g. <c>.a.b</c>, <c>$x.a</c>, <c>(pipeline).a</c>, <c>"text"</c> or a function's name.</summary>
internal sealed record Operand(TokenKind Kind, string Text, Pipeline? Pipeline, ImmutableArray<string> Fields);
