using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

public class OptionsTests
{
    [Fact]
    public void Options_of_which_nothing_is_set_are_empty()
    {
        var options = new CustomResourceOptions();

        Assert.Null(options.Parent);
        Assert.Null(options.Provider);
        Assert.Null(options.Protect);
        Assert.Null(options.CustomTimeouts);
        Assert.Empty(options.Aliases);
        Assert.Empty(options.IgnoreChanges);
        Assert.Empty(options.ResourceTransformations);
    }

    [Fact]
    public async Task Merge_lets_the_second_win_and_joins_lists()
    {
        static CustomResourceOptions options(string text, int minutes) => new()
        {
            Version = text,
            ImportId = text,
            IgnoreChanges = { text },
            AdditionalSecretOutputs = { text },
            ReplaceOnChanges = { text },
            Aliases = { new Alias { Name = text } },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(minutes) },
        };

        var merged = CustomResourceOptions.Merge(options("a", 1), options("b", 2));

        Assert.Equal("b", merged.Version);
        Assert.Equal("b", merged.ImportId);
        Assert.Equal(TimeSpan.FromMinutes(2), merged.CustomTimeouts?.Create);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["a", "b"], merged.AdditionalSecretOutputs);
        Assert.Equal(["a", "b"], merged.ReplaceOnChanges);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal("a", await GetValueAsync((await GetValueAsync(merged.Aliases[0].ToOutput())).Name.ToOutput()));
    }

    [Fact]
    public void Merge_keeps_what_the_second_leaves_open()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Version = "1", Protect = true, RetainOnDelete = true, DeleteBeforeReplace = true }, new());

        Assert.Equal("1", merged.Version);
        Assert.True(merged.Protect);
        Assert.True(merged.RetainOnDelete);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.NotNull(CustomResourceOptions.Merge(null, null));
        Assert.NotNull(ComponentResourceOptions.Merge(null, null));
    }

    [Fact]
    public void Merge_changes_neither()
    {
        CustomResourceOptions first = new() { IgnoreChanges = { "a" } }, second = new() { IgnoreChanges = { "b" }, Protect = true };

        CustomResourceOptions.Merge(first, second).IgnoreChanges.Add("c");

        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Null(first.Protect);
        Assert.Equal(["b"], second.IgnoreChanges);
    }

    [Fact]
    public async Task Merge_joins_dependencies()
    {
        var names = new List<string>();

        await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            var merged = ComponentResourceOptions.Merge(
                new() { DependsOn = new Thing("a") }, new() { DependsOn = { new Thing("b"), new Thing("c") } });
            names = [.. merged.DependsOn.ToOutput().Value().Select(r => r.GetResourceName())];
        });

        Assert.Equal(["a", "b", "c"], names);
    }

    [Fact]
    public async Task Merge_takes_the_last_provider_of_a_package()
    {
        var names = new List<string>();

        await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            var merged = ComponentResourceOptions.Merge(
                new() { Providers = { new ThingProvider("a") } }, new() { Providers = { new ThingProvider("b") } });
            names = [.. merged.Providers.Select(p => p.GetResourceName())];
        });

        Assert.Equal(["b"], names);
    }

    [Fact]
    public async Task The_callers_options_stay_as_they_were()
    {
        var options = new CustomResourceOptions();

        await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            options.Parent = new Box("box", new ComponentResourceOptions { Provider = new ThingProvider("own"), Protect = true });
            _ = new Thing("thing", null, options);
        });

        Assert.Null(options.Provider);
        Assert.Null(options.Protect);
    }
}
