using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.Rollout.Doing;

/// <summary>Sets the weights of a stack: in its file, and then in the engine, of the main route alone.</summary>
internal sealed class Weights(string folder, string stack, PulumiCli pulumi, string urn)
{
    // As long as an update of somebody else, or an API server that is away for a moment, may well take.
    private static readonly TimeSpan[] _pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)];

    private string? _text;

    /// <summary>For somebody to type, once the file has the weights.</summary>
    public string UpCommand => pulumi.UpCommand(urn);

    /// <summary>Whether the file is no longer as it was left here: whatever was edited would not be judged.</summary>
    public bool IsEdited => _text is { } text && !(StackFile.Open(folder, stack).TryGet(out var opened, out _) && opened.File.Text == text);

    /// <summary>Brings file and engine to these weights. What else differs in the engine stays as it is.</summary>
    /// <returns>What is wrong; nothing where both have them.</returns>
    public async Task<ImmutableArray<Fault>> Set(IReadOnlyDictionary<string, Weight> weights)
    {
        if (Write(weights) is { IsEmpty: false } faults)
            return faults;
        return (await pulumi.Up(urn)).TryGet(out _, out faults) ? [] : faults;
    }

    /// <summary>The same, again and again after a failure.</summary>
    /// <param name="pause">Waits; false where nobody wants to wait any longer.</param>
    /// <param name="say">Is told of each failure.</param>
    /// <param name="weights">By track.</param>
    public async Task<ImmutableArray<Fault>> Set(IReadOnlyDictionary<string, Weight> weights, Func<TimeSpan, Task<bool>> pause, Action<string> say)
    {
        for (var attempt = 0; ; attempt++)
        {
            var faults = await Set(weights);
            if (faults.IsEmpty || attempt == _pauses.Length)
                return faults;
            foreach (var fault in faults)
                say($"{fault}");
            say($"tries again in {_pauses[attempt].TotalSeconds:0} s");
            if (!await pause(_pauses[attempt]))
                return faults;
        }
    }

    private ImmutableArray<Fault> Write(IReadOnlyDictionary<string, Weight> weights)
    {
        if (!StackFile.Open(folder, stack).TryGet(out var opened, out var faults)
            || !StackEditor.SetWeights(new(opened.File.Name, opened.File.Text, opened.File.Project), weights).TryGet(out var text, out faults)
            || !opened.File.With(text).Then(SettingsReader.Read).TryGet(out _, out faults))
        {
            return faults;
        }

        if (text != opened.File.Text && opened.File.Write(text) is { } fault)
            return [fault];
        _text = text;
        return [];
    }
}
