using Pulumi;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Which provider a resource gets.</summary>
public class ProviderTests
{
    private const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::own::own-id";

    private static async Task<string?> ProviderOfThingAsync(Action<ThingProvider> body, RecordingMocks? mocks = null)
    {
        mocks ??= new RecordingMocks();
        await Run.PreviewAsync(mocks, () => body(new ThingProvider("own")));
        return mocks["thing"].Provider;
    }

    [Fact]
    public async Task An_explicit_provider_is_named_by_URN_and_id() => Assert.Equal(
        Reference, await ProviderOfThingAsync(provider => _ = new Thing("thing", null, new() { Provider = provider })));

    [Fact]
    public async Task A_provider_registers_like_any_resource()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new ThingProvider("own"));

        Assert.Equal("pulumi:providers:test", mocks["own"].Type);
    }

    [Fact]
    public async Task A_component_hands_its_provider_down_however_deep() => Assert.Equal(
        Reference,
        await ProviderOfThingAsync(provider =>
        {
            var outer = new Box("outer", new ComponentResourceOptions { Provider = provider });
            var inner = new Box("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Thing("thing", null, new() { Parent = inner });
        }));

    [Fact]
    public async Task A_component_hands_its_list_of_providers_down() => Assert.Equal(
        Reference,
        await ProviderOfThingAsync(provider =>
        {
            var box = new Box("box", new ComponentResourceOptions { Providers = { provider } });
            _ = new Thing("thing", null, new() { Parent = box });
        }));

    [Fact]
    public async Task A_managed_resource_hands_its_provider_down() => Assert.Equal(
        Reference,
        await ProviderOfThingAsync(provider =>
        {
            var parent = new Thing("parent", null, new() { Provider = provider });
            _ = new Thing("thing", null, new() { Parent = parent });
        }));

    [Fact]
    public async Task The_own_provider_beats_the_parents() => Assert.EndsWith(
        "::other::other-id",
        await ProviderOfThingAsync(provider =>
        {
            var box = new Box("box", new ComponentResourceOptions { Provider = provider });
            _ = new Thing("thing", null, new() { Parent = box, Provider = new ThingProvider("other") });
        }));

    [Fact]
    public async Task A_provider_of_another_package_is_not_taken_over() => Assert.Equal(
        "",
        await ProviderOfThingAsync(unused =>
        {
            var box = new Box("box", new ComponentResourceOptions { Provider = new OtherProvider("elsewhere") });
            _ = new Thing("thing", null, new() { Parent = box });
        }));

    [Fact]
    public async Task A_component_itself_has_no_provider()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new Box("box", new ComponentResourceOptions { Provider = new ThingProvider("own") }));

        Assert.Equal("", mocks["box"].Provider);
    }

    [Fact]
    public async Task A_resource_waits_for_its_provider()
    {
        var mocks = RecordingMocks.SlowFor("own");

        await ProviderOfThingAsync(own => _ = new Thing("thing", null, new() { Provider = own }), mocks);

        Assert.True(mocks.WasDoneBefore("own", "thing"));
    }

    [Fact]
    public async Task A_provider_whose_id_is_unknown_is_named_all_the_same()
    {
        var mocks = new RecordingMocks(args => Task.FromResult<(string?, object)>((null, args.Inputs)));

        var reference = await ProviderOfThingAsync(provider => _ = new Thing("thing", null, new() { Provider = provider }), mocks);

        Assert.Matches("::own::[0-9a-f-]{36}$", reference);
    }

    [Fact]
    public async Task One_provider_and_a_list_of_them_exclude_each_other()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => ProviderOfThingAsync(provider => _ = new Box(
            "box", new ComponentResourceOptions { Provider = provider, Providers = { provider } })));

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", error.Message);
    }

    private sealed class OtherProvider(string name) : ProviderResource("other", name, ResourceArgs.Empty, options: null);
}
