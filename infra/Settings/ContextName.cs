using System.Diagnostics.CodeAnalysis;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>The name of a kubeconfig context: any text on one line that can be seen, without white space at its ends.</summary>
public sealed record ContextName : ISettingValue<ContextName>
{
    private readonly string text;

    private ContextName(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out ContextName value, out Problem problem)
    {
        var what = text.Length == 0 ? "is empty"
            : !Quoted.IsHarmless(text) || text.Trim() != text ? "is not the name of a kubeconfig context" : null;
        value = what is null ? new(text) : null;
        problem = new(what ?? "", "give a name that `kubectl config get-contexts` shows");
        return value is not null;
    }

    public override string ToString() => text;
}
