namespace TrinoInfra.Tests.CommandLine;

/// <summary>Whole outputs for the checkout's own stacks.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("dev-bench")]
    public async Task Render_prints_the_manifests(string stack) =>
        Golden.Matches($"{stack}.yaml", (await ProgramRun.OfAsync("render", stack)).Out);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("dev-bench")]
    public async Task Preview_shows_the_tree(string stack) =>
        Golden.Matches($"{stack}.txt", (await ProgramRun.OfAsync("preview", stack)).Out);
}
