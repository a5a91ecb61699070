using System.Collections.Immutable;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>
/// Follows what the templates of a chart do with its values, through variables, <c>with</c>, <c>range</c>, <c>include</c>
/// and the functions that pass values on. Every branch is followed; what a function returns is the union of what it may.
/// </summary>
internal sealed class TemplateReader(ChartValue values)
{
    private static readonly ImmutableHashSet<string> printing =
    [
        "toYaml", "toYamlPretty", "mustToYaml", "toJson", "mustToJson", "toPrettyJson", "toRawJson", "toToml", "toJsonMap",
    ];

    private static readonly ImmutableHashSet<string> passing =
    [
        "default", "coalesce", "or", "and", "ternary", "required", "first", "last", "list", "concat", "append", "prepend",
        "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "deepCopy", "mustDeepCopy", "omitNil", "valueOrDefault",
    ];

    private readonly Dictionary<string, ImmutableArray<Statement>> defined = [];
    private readonly HashSet<string> followed = [];

    public static void Read(ChartValue values, IEnumerable<string> templates)
    {
        var reader = new TemplateReader(values);
        ImmutableArray<ImmutableArray<Statement>> parsed = [.. templates.Select(TemplateParser.Parse)];
        foreach (var statements in parsed)
            reader.Collect(statements);
        foreach (var statements in parsed)
            reader.Follow(statements, new(Result.Context));
    }

    private void Collect(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is Define define)
                defined[define.Name] = define.Body;
            if (statement is Branch branch)
            {
                Collect(branch.Then);
                Collect(branch.Else);
            }
        }
    }

    private void Follow(ImmutableArray<Statement> statements, Scope scope)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Print print:
                    Of(print.Pipeline, scope);
                    break;
                case Call call:
                    Include(call.Name, call.Context is null ? Result.None : Of(call.Context, scope));
                    break;
                case Define { Context: not null } block:
                    Include(block.Name, Of(block.Context, scope));
                    break;
                case Branch branch:
                    Follow(branch, scope);
                    break;
            }
        }
    }

    private void Follow(Branch branch, Scope scope)
    {
        var inner = new Scope(scope);
        var condition = Of(branch.Condition with { Variables = [] }, scope);
        var isRange = branch.Kind == "range";
        // Who wants keys as well ranges over a map.
        var subject = isRange ? condition.Elements(ofList: branch.Condition.Variables.Length < 2) : condition;
        foreach (var (index, variable) in branch.Condition.Variables.Index())
            inner.Declare(variable, isRange && index < branch.Condition.Variables.Length - 1 ? Result.None : subject);
        if (branch.Kind != "if")
            inner.Dot = subject;
        Follow(branch.Then, inner);
        Follow(branch.Else, new(scope));
    }

    private Result Of(Pipeline pipeline, Scope scope)
    {
        Result? result = null;
        foreach (var command in pipeline.Commands)
            result = Of(command, result, scope);
        foreach (var variable in pipeline.Variables)
            scope.Declare(variable, result!);
        return result!;
    }

    private Result Of(Command command, Result? piped, Scope scope)
    {
        var isCall = command.Operands is [{ Kind: TokenKind.Name }, ..];
        ImmutableArray<Result> arguments =
            [.. command.Operands.Skip(isCall ? 1 : 0).Select(operand => Of(operand, scope)), .. piped is null ? [] : new[] { piped }];
        return isCall ? Called(command.Operands[0].Text, arguments) : arguments is [var only] ? only : Result.None;
    }

    private Result Of(Operand operand, Scope scope)
    {
        var start = operand.Kind switch
        {
            TokenKind.Dot => scope.Dot,
            TokenKind.Variable => scope[operand.Text],
            TokenKind.Text => Result.Of(operand.Text),
            TokenKind.Name => Called(operand.Text, []),
            _ => operand.Pipeline is { } inner ? Of(inner, scope) : Result.None,
        };
        return operand.Fields.Aggregate(start, (from, field) => from.Field(field, values));
    }

    private Result Called(string function, ImmutableArray<Result> arguments)
    {
        Result Keys(Result from, IEnumerable<Result> keys) => keys.Aggregate(from, (below, key) => below.Key(key, values));

        switch (function)
        {
            case var _ when printing.Contains(function):
                foreach (var argument in arguments)
                    argument.Print(values);
                return Result.None;
            case var _ when passing.Contains(function):
                return arguments.Aggregate(Result.None, (all, argument) => all.Or(argument));
            case "include" or "template" when arguments is [var name, var context]:
                foreach (var text in name.Texts)
                    Include(text, context);
                return Result.None;
            case "index" or "get" when arguments.Length > 1:
                return Keys(arguments[0], arguments.Skip(1));
            case "dig" when arguments.Length > 2:
                return Keys(arguments[^1], arguments[..^2]).Or(arguments[^2]);
            case "hasKey" or "pick" when arguments.Length > 1:
                foreach (var key in arguments.Skip(1))
                    Keys(arguments[0], [key]);
                return Result.None;
            case "omit" when arguments.Length > 1:
                return arguments[0].Without(arguments.Skip(1).SelectMany(key => key.Texts));
            case "set" when arguments.Length > 1:
                return arguments[0];
            default:
                return Result.None;
        }
    }

    private void Include(string name, Result context)
    {
        if (defined.TryGetValue(name, out var body) && followed.Add($"{name} {context.Id}"))
            Follow(body, new(context));
    }

    /// <summary>The variables and the dot of a block.</summary>
    private sealed class Scope
    {
        private readonly Dictionary<string, Result> variables = [];
        private readonly Scope? outer;

        /// <summary>A template's own: <c>$</c> is its context.</summary>
        public Scope(Result context) => (Dot, variables[""]) = (context, context);

        public Scope(Scope outer) => (this.outer, Dot) = (outer, outer.Dot);

        public Result Dot { get; set; }

        public Result this[string variable] =>
            variables.TryGetValue(variable, out var found) ? found : outer?[variable] ?? Result.None;

        // Whether a branch that assigns runs is not known: a variable is all that it may be.
        public void Declare(string variable, Result result)
        {
            var owner = this;
            while (!owner.variables.ContainsKey(variable) && owner.outer is not null)
                owner = owner.outer;
            owner = owner.variables.ContainsKey(variable) ? owner : this;
            owner.variables[variable] = owner.variables.TryGetValue(variable, out var before) ? before.Or(result) : result;
        }
    }
}
