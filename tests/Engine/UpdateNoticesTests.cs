using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Engine;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Engine;

/// <summary>What the engine's hook says of an update, by old and new inputs as the SDK hands them over.</summary>
public sealed class UpdateNoticesTests
{
    private static readonly StackSettings settings = TestStack.Good(tracks: $"[{{ name: old, weight: 90, {TestStack.Named} }}, {{ name: new, weight: 10, {TestStack.Named} }}]");

    [Fact]
    public async Task A_changed_version_is_told()
    {
        var told = Assert.Single(await ToldAsync(Release("479"), Release("480")));
        Assert.Equal("track old: its coordinator restarts, its queries end (values.image.tag); add a track with the new settings, move the weight to it, then remove this one", told);
    }

    [Fact]
    public async Task What_the_provider_writes_beside_the_inputs_is_none()
    {
        var checkedOnes = Release("480").SetItem("atomic", false).SetItem("devel", "").SetItem("checksum", "abc").SetItem("resourceNames", new Dictionary<string, object> { ["Pod"] = "x" });
        Assert.Empty(await ToldAsync(checkedOnes, Release("480")));
    }

    [Fact]
    public async Task What_is_not_known_yet_is_no_change() =>
        Assert.Empty(await ToldAsync(Release("480"), Release("480").SetItem("values", null)));

    [Fact]
    public async Task Secrets_are_compared_and_not_told()
    {
        await Sdk.Run.UpdateAsync(new Sdk.RecordingMocks(), () => { });
        var (before, after) = (Secret("hunter1"), Secret("hunter2"));
        var told = Assert.Single(await ToldAsync(before, after));
        Assert.Contains("its coordinator restarts", told);
        Assert.DoesNotContain("hunter", told);
        Assert.Empty(await ToldAsync(before, Secret("hunter1")));

        static ImmutableDictionary<string, object?> Secret(string password) => Release("480").SetItem(
            "values", Output.CreateSecret<object?>(ImmutableDictionary<string, object?>.Empty.Add("auth", ImmutableDictionary<string, object?>.Empty.Add("refreshPeriod", password))));
    }

    [Fact]
    public async Task A_creation_is_no_update() =>
        Assert.Empty(await UpdateNotices.ConsequencesAsync(new ResourceHookArgs("urn", "id", "old", "kubernetes:helm.sh/v3:Release", Release("480")), settings));

    private static async Task<IEnumerable<string>> ToldAsync(ImmutableDictionary<string, object?> before, ImmutableDictionary<string, object?> after) =>
        (await UpdateNotices.ConsequencesAsync(new ResourceHookArgs("urn", "id", "old", "kubernetes:helm.sh/v3:Release", after, before), settings)).Select(told => told.ToString());

    private static ImmutableDictionary<string, object?> Release(string version) => ImmutableDictionary<string, object?>.Empty
        .Add("chart", "trino")
        .Add("values", ImmutableDictionary<string, object?>.Empty.Add("image", ImmutableDictionary<string, object?>.Empty.Add("tag", version)));
}
