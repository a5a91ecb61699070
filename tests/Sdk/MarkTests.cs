using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Secret and unknown: what marks an output, and where the marks go.</summary>
public class MarkTests
{
    [Fact]
    public async Task A_secret_is_one_however_it_is_made()
    {
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret("a")));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Task.FromResult("a"))));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create("a"))));
        Assert.False(await Output.IsSecretAsync(Output.Create("a")));
    }

    [Fact]
    public async Task A_secret_keeps_its_value() => Assert.Equal("a", await GetValueAsync(Output.CreateSecret("a")));

    [Fact]
    public async Task Secrets_stay_marked_through_Apply()
    {
        var secret = Output.CreateSecret("a");

        Assert.True(await Output.IsSecretAsync(secret.Apply(text => text.Length)));
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(_ => secret)));
    }

    [Fact]
    public async Task One_secret_marks_a_combination()
    {
        var secret = Output.CreateSecret("a");

        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create("b"), secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple<int, string>(1, secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple<int, string, bool>(1, secret, true)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"{1}{secret}")));
        Assert.False(await Output.IsSecretAsync(Output.All(Output.Create("b"), Output.Create("c"))));
    }

    [Fact]
    public async Task Unsecret_takes_the_mark_away_from_a_copy_only()
    {
        var secret = Output.CreateSecret("a");
        var open = Output.Unsecret(secret);

        Assert.False(await Output.IsSecretAsync(open));
        Assert.Equal("a", await GetValueAsync(open));
        Assert.True(await Output.IsSecretAsync(secret));
    }

    [Fact]
    public async Task One_secret_marks_its_list_or_map()
    {
        InputList<string> list = ["a", Output.CreateSecret("b")];
        InputMap<string> map = new() { ["a"] = Output.CreateSecret("b") };

        Assert.True(await Output.IsSecretAsync(list.ToOutput()));
        Assert.True(await Output.IsSecretAsync(map.ToOutput()));
    }

    [Fact]
    public async Task Apply_does_not_run_on_an_unknown_value()
    {
        var ran = false;

        var applied = CreateUnknown("?").Apply(_ =>
        {
            ran = true;
            return 1;
        });

        Assert.Equal(0, await GetValueAsync(applied));
        Assert.False(ran);
    }

    [Fact]
    public async Task One_unknown_makes_a_combination_unknown()
    {
        var unknown = CreateUnknown("?");

        Assert.True((await GetValueAsync(Output.All(Output.Create("a"), unknown))).IsDefault);
        Assert.Null(await GetValueAsync(Output.Format($"{1}{unknown}")));
        Assert.Equal((0, null), await GetValueAsync(Output.Tuple<int, string>(1, unknown)));
        Assert.Null(await GetValueAsync(Output.Create(1).Apply(_ => unknown)));
    }

    [Fact]
    public async Task An_unknown_secret_is_still_a_secret() =>
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(CreateUnknown("?")).Apply(text => text.Length)));
}
