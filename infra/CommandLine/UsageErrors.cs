using System.CommandLine;
using System.CommandLine.Parsing;
using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine;

/// <summary>What is wrong with a command line, by the words that are: the parser names the word that was one too many.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // The parser passes over directives that it does not know.
        var directives = parsed.Tokens.Where(token => token.Type == TokenType.Directive).Select(token => Unrecognized("command or argument", token.Value, []));
        var errors = parsed.Errors.Select(error => error.Message).ToList();
        if (errors.Count == 0)
            return [.. directives];

        // Behind a command that nobody knows all is unknown.
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var first, ..])
            return [.. directives, Unrecognized("command or argument", first, command.Subcommands)];
        var options = UnknownOptions(parsed).ToList();
        return
        [
            .. directives,
            .. options.Select(option => Unrecognized("option", option, command.Options)),
            .. errors.Except(options.Count == 0 ? [] : parsed.UnmatchedTokens.Select(word => Unrecognized("command or argument", word, []))),
        ];
    }

    // An option that nobody knows is taken for an argument, and then the last argument is one too many.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed)
    {
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens).ToHashSet(StringComparer.Ordinal);
        return parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value)
            .Where(word => word is ['-', not (>= '0' and <= '9'), ..] && words.Contains(word)).Distinct();
    }

    private static string Unrecognized(string kind, string word, IEnumerable<Symbol> known) =>
        $"Unrecognized {kind} '{word}'{(KeySuggestion.Alike(word, [.. known.Select(symbol => symbol.Name)]) is { } meant ? $"; did you mean {meant}?" : ".")}";
}
