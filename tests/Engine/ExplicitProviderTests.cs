using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Testing;
using TrinoInfra.Engine;
using Provider = Pulumi.Kubernetes.Provider;

namespace TrinoInfra.Tests.Engine;

public sealed class ExplicitProviderTests
{
    [Fact]
    public Task A_resource_with_the_provider_is_fine() => RunAsync<Given>();

    [Fact]
    public Task A_resource_whose_parents_parent_was_given_the_provider_is_fine() => RunAsync<Inherited>();

    [Fact]
    public Task A_child_of_a_resource_that_has_the_provider_is_fine() => RunAsync<InheritedFromAResource>();

    [Fact]
    public Task Resources_of_other_packages_need_none() => RunAsync<OtherPackages>();

    [Fact]
    public async Task A_resource_without_a_provider_is_refused() => Assert.Equal(
        "kubernetes:core/v1:Namespace 'trino': it has no explicit Kubernetes provider, so it would go to whatever cluster is current; "
        + "give it the stack's provider: Provider in its options, or a Parent that was given it",
        await FaultOfAsync<Nothing>());

    [Fact]
    public async Task A_resource_under_components_without_a_provider_is_refused() =>
        Assert.StartsWith("kubernetes:core/v1:Namespace 'trino': ", await FaultOfAsync<NothingInherited>(), StringComparison.Ordinal);

    [Fact]
    public async Task A_provider_of_another_package_does_not_count() =>
        Assert.StartsWith("kubernetes:core/v1:Namespace 'trino': ", await FaultOfAsync<AnotherProvider>(), StringComparison.Ordinal);

    [Fact]
    public async Task A_provider_beside_the_parent_does_not_count() =>
        Assert.StartsWith("kubernetes:core/v1:Namespace 'trino': ", await FaultOfAsync<Beside>(), StringComparison.Ordinal);

    [Fact]
    public async Task A_component_of_the_package_needs_a_provider_of_its_own()
    {
        await RunAsync<ComponentOfThePackage>();
        Assert.StartsWith(
            "kubernetes:yaml/v2:ConfigFile 'crds': ", await FaultOfAsync<ComponentOfThePackageInherits>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_deployment_knows_nothing_of_the_one_before()
    {
        await RunAsync<Given>();
        await FaultOfAsync<Nothing>();
        await RunAsync<Given>();
    }

    private static Task<ImmutableArray<Resource>> RunAsync<TStack>() where TStack : Guarded, new() =>
        Deployment.TestAsync<TStack>(new Echo(), new TestOptions());

    private static async Task<string> FaultOfAsync<TStack>() where TStack : Guarded, new() =>
        (await Assert.ThrowsAsync<RunException>(RunAsync<TStack>)).Message;

    private static Provider TheProvider() => new("cluster");

    /// <summary>A stack as the program declares it: with the guard.</summary>
    private abstract class Guarded() : Stack(new StackOptions { ResourceTransformations = { new ExplicitProvider().Check } });

    private sealed class Part(string name, ComponentResourceOptions? options = null)
        : ComponentResource("trino-infra:tests:Part", name, options);

    private sealed class ConfigFile(string name, ComponentResourceOptions? options = null)
        : ComponentResource("kubernetes:yaml/v2:ConfigFile", name, options);

    private sealed class Given : Guarded
    {
        public Given() => _ = new Namespace("trino", null, new CustomResourceOptions { Provider = TheProvider() });
    }

    private sealed class Inherited : Guarded
    {
        public Inherited()
        {
            var outer = new Part("outer", new ComponentResourceOptions { Provider = TheProvider() });
            var inner = new Part("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Namespace("one", null, new CustomResourceOptions { Parent = inner });

            var listed = new Part("listed", new ComponentResourceOptions { Providers = { new Provider("other") } });
            _ = new Namespace("two", null, new CustomResourceOptions { Parent = listed });
        }
    }

    private sealed class InheritedFromAResource : Guarded
    {
        public InheritedFromAResource()
        {
            var parent = new Namespace("one", null, new CustomResourceOptions { Provider = TheProvider() });
            _ = new Namespace("two", null, new CustomResourceOptions { Parent = parent });
        }
    }

    private sealed class OtherPackages : Guarded
    {
        public OtherPackages()
        {
            _ = TheProvider();
            _ = new Part("part");
            _ = new CustomResource("random:index/randomPet:RandomPet", "pet", null, new CustomResourceOptions());
            _ = new CustomResource("kubernetes-operator:index:Thing", "thing", null, new CustomResourceOptions());
        }
    }

    private sealed class Nothing : Guarded
    {
        public Nothing() => _ = new Namespace("trino");
    }

    private sealed class NothingInherited : Guarded
    {
        public NothingInherited()
        {
            var outer = new Part("outer");
            var inner = new Part("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Namespace("trino", null, new CustomResourceOptions { Parent = inner });
        }
    }

    private sealed class AnotherProvider : Guarded
    {
        public AnotherProvider()
        {
            var random = new ProviderResource("random", "random", ResourceArgs.Empty, new CustomResourceOptions());
            var part = new Part("part", new ComponentResourceOptions { Provider = random });
            _ = new Namespace("trino", null, new CustomResourceOptions { Parent = part });
        }
    }

    private sealed class Beside : Guarded
    {
        public Beside()
        {
            _ = new Part("given", new ComponentResourceOptions { Provider = TheProvider() });
            _ = new Namespace("trino", null, new CustomResourceOptions { Parent = new Part("not given") });
        }
    }

    private sealed class ComponentOfThePackage : Guarded
    {
        public ComponentOfThePackage() => _ = new ConfigFile("crds", new ComponentResourceOptions { Provider = TheProvider() });
    }

    private sealed class ComponentOfThePackageInherits : Guarded
    {
        public ComponentOfThePackageInherits()
        {
            var part = new Part("part", new ComponentResourceOptions { Provider = TheProvider() });
            _ = new ConfigFile("crds", new ComponentResourceOptions { Parent = part });
        }
    }

    /// <summary>Creates whatever is declared.</summary>
    private sealed class Echo : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
