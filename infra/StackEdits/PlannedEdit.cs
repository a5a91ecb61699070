using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;

namespace TrinoInfra.StackEdits;

/// <summary>An edit of a stack file: the pieces of its text that change, and all that the text is to stand for afterwards.</summary>
internal sealed record PlannedEdit(ImmutableArray<TextChange> Changes, JsonNode Intended)
{
    /// <summary>The text after it, which stands for what was intended and for nothing else; or that it cannot be written so.</summary>
    public static Checked<string> Apply(StackText stack, Func<WrittenStack, Checked<PlannedEdit>> plan) =>
        WrittenStack.Read(stack).Then(written => plan(written).Then(edit => edit.Applied(stack, written)));

    private Checked<string> Applied(StackText stack, WrittenStack written)
    {
        var text = TextChange.Apply(stack.Text, 0, stack.Text.Length, Changes);
        return JsonNode.DeepEquals(WrittenStack.JsonOf(stack with { Text = text }), Intended)
            ? new Checked<string>.Good(text)
            : new Checked<string>.Bad([.. Changes.Take(1).Select(change => Refusal(written, change))]);
    }

    private static Fault Refusal(WrittenStack written, TextChange change) => written.SharedAt(change.Start) is var (anchored, alias)
        ? written.Fault(
            change.Start, $"stands for something else too: it is within &{anchored.Anchor}, and line {written.LineOf(alias.Start)} has *{alias.Name}",
            $"write out what *{alias.Name} stands for there, and run this again")
        : written.Fault(change.Start, "is written in a way that this program cannot edit without changing something else", "edit it by hand");
}
