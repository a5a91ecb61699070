using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Diff;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Diff;

/// <summary>What makes one recorded stack another.</summary>
public sealed class PlanDifferenceTests
{
    private const string TwoTracks = "[{ name: v1, weight: 90 }, { name: v2, weight: 10 }]";

    [Fact]
    public void Any_stack_compared_with_itself_differs_in_nothing() => SettingsGen.Stack.Sample(
        settings =>
        {
            var difference = PlanDifference.Between(Recorded(settings), Recorded(settings));
            Assert.Empty(difference.Changes);
            Assert.All(difference.Shares, share => Assert.Equal(share.Before, share.After));
            Assert.Equal(settings.Tracks.Select(track => track.Name.ToString()), difference.Shares.Select(share => share.Track));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void Of_any_two_stacks_every_value_that_differs_is_named() => Gen.Select(SettingsGen.Stack, SettingsGen.Stack).Sample(
        (one, other) =>
        {
            var (before, after) = (Recorded(one), Recorded(other));
            var difference = PlanDifference.Between(before, after);
            var changes = difference.Changes.ToDictionary(change => (change.Resource.Type, change.Resource.Name));
            foreach (var resource in before.Resources)
            {
                if (after.Resources.FirstOrDefault(now => (now.Type, now.Name) == (resource.Type, resource.Name)) is not { } now)
                    Assert.Equal(ResourceChangeKind.Removed, changes[(resource.Type, resource.Name)].Kind);
                else if (!JsonNode.DeepEquals(resource.Inputs, now.Inputs))
                    Assert.Equal(
                        $"{Patch.InOrder(now.Inputs)}", $"{Patch.InOrder(Patch.Apply(resource.Inputs, changes[(resource.Type, resource.Name)].Fields))}");
            }

            Assert.All(
                after.Resources.Where(now => !before.Resources.Any(was => (was.Type, was.Name) == (now.Type, now.Name))),
                now => Assert.Equal(ResourceChangeKind.Added, changes[(now.Type, now.Name)].Kind));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void A_weight_is_a_field_a_track_of_one_resource()
    {
        var difference = Between(TwoTracks, TwoTracks.Replace("90", "50").Replace("10", "50"));

        Assert.Equal(
            [
                "trino-coordinator-route Updated",
                "spec.rules[new-statements].backendRefs[v1].weight Changed 90 => 50",
                "spec.rules[new-statements].backendRefs[v2].weight Changed 10 => 50",
            ],
            Lines(difference));
        Assert.Equal([new ShareChange("v1", "90 %", "50 %"), new ShareChange("v2", "10 %", "50 %")], difference.Shares);
    }

    [Fact]
    public void A_track_comes_and_goes_with_all_that_is_its()
    {
        const string three = "[{ name: v1, weight: 90 }, { name: v2, weight: 10 }, { name: v3, weight: 0 }]";
        var added = Between(TwoTracks, three);
        var removed = Between(three, TwoTracks);

        string[] itsOwn = ["v3-track", "v3", "v3-host", "v3-transactions", "v3-drain-gate"];
        Assert.Equal(itsOwn, added.Changes.Where(change => change.Kind == ResourceChangeKind.Added).Select(change => change.Resource.Name));
        Assert.Equal(itsOwn.Reverse(), removed.Changes.Where(change => change.Kind == ResourceChangeKind.Removed).Select(change => change.Resource.Name));
        Assert.Contains(new ShareChange("v3", null, "0 %"), added.Shares);
        Assert.Contains(new ShareChange("v3", "0 %", null), removed.Shares);
    }

    [Fact]
    public void What_the_provider_cannot_change_in_place_is_replaced()
    {
        var moved = Between(cluster: ("{ context: kind-trino }", "{ context: kind-trino, namespace: other }"));

        Assert.All(
            moved.Changes.Where(change => change.Resource.Name is "v1" or "trino-coordinator-route" or "trino-namespace"),
            change => Assert.Equal(ResourceChangeKind.Replaced, change.Kind));
        Assert.Equal(["namespace"], Assert.Single(moved.Changes, change => change.Resource.Name == "v1").ForcedBy);
        // Without an identifier of the cluster the provider takes another context for another way to the same.
        Assert.Equal(
            ["kubernetes Updated", "context Changed \"kind-trino\" => \"kind-other\""],
            Lines(Between(cluster: ("{ context: kind-trino }", "{ context: kind-other }"))));
    }

    [Fact]
    public void With_its_provider_all_that_is_under_it_is_replaced()
    {
        static RecordedStack Under(string cluster) => new("", [
            Resource("pulumi:providers:kubernetes", "kubernetes", $$"""{ "clusterIdentifier": "{{cluster}}" }"""),
            Resource("kubernetes:core/v1:Namespace", "ns", "{}") with { Provider = "kubernetes" },
        ]);

        Assert.Equal(
            ["kubernetes: clusterIdentifier", "ns: provider"],
            PlanDifference.Between(Under("a"), Under("b")).Changes.Select(change => $"{change.Resource.Name}: {string.Join(", ", change.ForcedBy)}"));
    }

    [Theory]
    [InlineData("""{ "a": null }""", """{}""", "a Removed null")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1.0 }""")]
    [InlineData("""{ "a": 1 }""", """{ "a": "1" }""", "a Changed 1 => \"1\"")]
    [InlineData("""{ "a": ["x=1", "y=2"] }""", """{ "a": ["y=2", "x=3"] }""", "a Reordered [\"x\",\"y\"] => [\"y\",\"x\"]", "a[x] Changed \"x=1\" => \"x=3\"")]
    [InlineData("""{ "a": ["x", "y", "z"] }""", """{ "a": ["x", "z"] }""", "a[1] Removed \"y\"")]
    [InlineData("""{ "a": ["z"] }""", """{ "a": ["x", "y", "z"] }""", "a[0] Added \"x\"", "a[1] Added \"y\"")]
    [InlineData("""{ "a": [{ "name": "n", "v": 1 }] }""", """{ "a": [{ "name": "m" }, { "name": "n", "v": 2 }] }""", "a[m] Added {\"name\":\"m\"}", "a[n].v Changed 1 => 2")]
    [InlineData("""{ "a": { "b c": 1 } }""", """{ "a": {} }""", "a[\"b c\"] Removed 1")]
    [InlineData("""{ "a": {} }""", """{}""", "a Removed {}")]
    public void Fields_are_told_one_by_one(string before, string after, params string[] expected) =>
        Assert.Equal(expected, Lines(Between(before, after, "kubernetes:core/v1:Secretless")).Skip(1));

    [Theory]
    [InlineData("\"[secret]\"", "\"[secret]\"")]
    [InlineData("\"[secret]\"", "{ \"deep\": [\"password=[secret]\"] }")]
    [InlineData("\"a=[secret]\"", "\"a=[secret]\"")]
    public void Of_a_secret_on_both_sides_nothing_is_said_but_that(string one, string other)
    {
        foreach (var (before, after) in new[] { (one, other), (other, one) })
        {
            var difference = Between($$"""{ "a": {{before}} }""", $$"""{ "a": {{after}} }""", "kubernetes:core/v1:Secretless");
            Assert.Empty(difference.Changes);
            Assert.Equal(1, difference.UncomparedSecrets);
        }
    }

    [Fact]
    public void Each_value_of_what_is_added_has_its_path() => Assert.Equal(
        ["a.list[0]", "a.map.key", "a.named[n].name", "a.none"],
        Between("{}", """{ "a": { "list": [1], "map": { "key": 1 }, "named": [{ "name": "n" }], "none": {} } }""", "x:y:Z").Changes
            .Single().Leaves.Select(leaf => $"{leaf.Path}"));

    private static PlanDifference Between(string before, string after) =>
        PlanDifference.Between(Recorded(TestStack.Good(tracks: before)), Recorded(TestStack.Good(tracks: after)));

    private static PlanDifference Between((string Before, string After) cluster) => PlanDifference.Between(
        Recorded(TestStack.Good(cluster.Before, tracks: TwoTracks)), Recorded(TestStack.Good(cluster.After, tracks: TwoTracks)));

    private static PlanDifference Between(string before, string after, string type) =>
        PlanDifference.Between(new("", [Resource(type, "r", before)]), new("", [Resource(type, "r", after)]));

    private static RecordedStack Recorded(StackSettings settings) =>
        RecordedStack.Of(PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult(), "stack test");

    private static PlannedResource Resource(string type, string name, string inputs) =>
        new(type, name, JsonNode.Parse(inputs)!.AsObject(), null, null, [], []);

    private static IEnumerable<string> Lines(PlanDifference difference) => difference.Changes.SelectMany(change => change.Fields
        .Select(field => $"{field.Path} {field.Kind} " + field.Kind switch
        {
            FieldChangeKind.Added => Json(field.After),
            FieldChangeKind.Removed => Json(field.Before),
            _ => $"{Json(field.Before)} => {Json(field.After)}",
        })
        .Prepend($"{change.Resource.Name} {change.Kind}"));

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "null";
}
