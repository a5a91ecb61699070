using System.Diagnostics.CodeAnalysis;

namespace TrinoInfra.Checking;

/// <summary>A setting with a form of its own: once it is one of these, nothing downstream parses it again.</summary>
public interface ISettingValue<TSelf>
    where TSelf : ISettingValue<TSelf>
{
    /// <summary>
    /// Reads <paramref name="text"/>, or says what is wrong with it. The problem's <see cref="Problem.Fix"/> is given in any
    /// case: it tells the form of the type.
    /// </summary>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out TSelf value, out Problem problem);
}

/// <summary>What is wrong with a value, to be read after the quoted value, and how to mend it.</summary>
/// <param name="What">E.g. <c>is below 0</c>.</param>
/// <param name="Fix">E.g. <c>give a whole number from 0 to 1000000</c>.</param>
public readonly record struct Problem(string What, string Fix);

/// <summary>What the value types share.</summary>
internal static class SettingValue
{
    /// <summary>The value of a constant of the program.</summary>
    /// <exception cref="FormatException">The text is not of the type's form.</exception>
    public static T Of<T>(string text)
        where T : ISettingValue<T>
        => T.TryParse(text, out var value, out var problem)
            ? value
            : throw new FormatException($"{Quoted.Text(text)} {problem.What}; {problem.Fix}.");
}
