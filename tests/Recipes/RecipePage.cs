using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Recipes;

/// <summary>A stack file as a page in docs/recipes has it: a block of YAML that begins with its name.</summary>
internal sealed partial record RecipePage(string Page, string Stack, string Yaml)
{
    public static ImmutableArray<RecipePage> All { get; } =
    [
        .. Pages.SelectMany(page => StackFile().Matches(File.ReadAllText(page))
            .Select(block => new RecipePage(Path.GetFileNameWithoutExtension(page), block.Groups["stack"].Value, block.Groups["yaml"].Value))),
    ];

    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Repository.File("docs", "recipes"), "*.md")
        .Where(page => Path.GetFileName(page) != "README.md").Order(StringComparer.Ordinal);

    public static RecipePage Of(string stack) => Assert.Single(All, recipe => recipe.Stack == stack);

    /// <summary>A manifest that the page has beside its stack file.</summary>
    public string Manifest(string kind) => Assert.Single(
        Block().Matches(File.ReadAllText(Repository.File("docs", "recipes", $"{Page}.md"))).Select(block => block.Groups["yaml"].Value),
        manifest => (string?)Parse(manifest)["kind"] == kind);

    public static JsonObject Parse(string yaml)
    {
        List<Fault> faults = [];
        var json = YamlJson.ToJson(Assert.Single(YamlComposer.Compose(yaml, "test")), faults);
        Assert.Empty(faults);
        return JsonObject.Create(json)!;
    }

    /// <summary>What a command of the program prints for it; what else is said the page says too.</summary>
    public Task<string> RunAsync(string command, params string[] args) => InFolderAsync(folder => OutAsync(folder, "", [command, Stack, .. args]));

    /// <summary>What <c>explain</c> answers to a request, of its routes behind a Gateway of somebody else's.</summary>
    public async Task<JsonObject> ExplainAsync(string gateway, string request)
    {
        var routes = $"{gateway}---\n{await RunAsync("render")}";
        return JsonNode.Parse(await InFolderAsync(folder => OutAsync(folder, routes, "explain", "--routes", "-", request, "--json")))!.AsObject();
    }

    public Task<StackSettings> SettingsAsync() => InFolderAsync(folder =>
        Task.FromResult(StackFiles.Load(folder, Stack).Then(SettingsReader.Read).ValueOrThrow()));

    public async Task<StackPlan> PlanAsync() => await PlanRecorder.RecordAsync(await SettingsAsync(), Stack);

    private async Task<string> OutAsync(string folder, string input, params string[] args)
    {
        var run = await ProgramRun.InAsync(folder, input, args);
        Assert.Equal(0, run.ExitCode);
        if (run.Error.Length > 0)
            Assert.Contains("`preview` says so", File.ReadAllText(Repository.File("docs", "recipes", $"{Page}.md")));
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("note: ", line));
        return run.Out;
    }

    /// <summary>In a project that has this stack alone.</summary>
    private async Task<T> InFolderAsync<T>(Func<string, Task<T>> run)
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;
        try
        {
            File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder, $"Pulumi.{Stack}.yaml"), Yaml);
            return await run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```yaml\n(?<yaml># Pulumi\.(?<stack>[a-z0-9-]+)\.yaml\n.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex StackFile();
}
