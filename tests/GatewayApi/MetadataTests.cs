using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Typed resources complete the metadata they are given, and leave it alone.</summary>
public sealed class MetadataTests
{
    private static readonly GatewayClassSpecArgs Spec = new() { ControllerName = "example.com/controller" };

    [Fact]
    public async Task Object_bears_the_name_of_its_resource()
    {
        var manifest = await ManifestAsync(new() { Spec = Spec });

        Assert.Equal("resource", manifest["metadata"].Text("name"));
    }

    [Fact]
    public async Task Object_bears_the_name_of_its_arguments()
    {
        var manifest = await ManifestAsync(new() { Spec = Spec, Name = "other" });

        Assert.Equal("other", manifest["metadata"].Text("name"));
    }

    [Fact]
    public async Task Name_in_the_metadata_may_say_the_same()
    {
        var manifest = await ManifestAsync(new() { Spec = Spec, Metadata = new ObjectMetaArgs { Name = "resource" } });

        Assert.Equal("resource", manifest["metadata"].Text("name"));
    }

    [Fact]
    public async Task Name_in_the_metadata_may_not_say_another()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => ManifestAsync(new() { Spec = Spec, Metadata = new ObjectMetaArgs { Name = "other" } }));

        Assert.Contains("metadata.name is 'other', the object's name is 'resource'; leave it out", $"{failure}");
    }

    [Fact]
    public async Task Metadata_not_given_is_not_emitted()
    {
        var manifest = await ManifestAsync(new() { Spec = Spec });

        Assert.Equal(["annotations", "name"], manifest["metadata"]!.AsObject().Select(entry => entry.Key).Order());
    }

    [Fact]
    public async Task Metadata_given_is_kept()
    {
        var manifest = await ManifestAsync(new()
        {
            Spec = Spec,
            Metadata = new ObjectMetaArgs { Namespace = "here", Labels = { ["a"] = "b" }, Annotations = { ["c"] = "d" } },
        });

        Assert.Equal("here", manifest["metadata"].Text("namespace"));
        Assert.Equal("b", manifest["metadata"]!["labels"].Text("a"));
        Assert.Equal("d", manifest["metadata"]!["annotations"].Text("c"));
        Assert.Equal("condition=Accepted", manifest["metadata"]!["annotations"].Text(Readiness.WaitForAnnotation));
    }

    [Fact]
    public async Task Annotation_of_the_user_wins()
    {
        var manifest = await ManifestAsync(new()
        {
            Spec = Spec,
            Metadata = new ObjectMetaArgs { Annotations = { [Readiness.TimeoutAnnotation] = "5" } },
        });

        Assert.Equal("5", manifest["metadata"]!["annotations"].Text(Readiness.TimeoutAnnotation));
    }

    [Fact]
    public async Task Timeout_is_the_arguments()
    {
        var manifest = await ManifestAsync(new() { Spec = Spec, ReadyTimeout = TimeSpan.FromMinutes(2) });

        Assert.Equal("120", manifest["metadata"]!["annotations"].Text(Readiness.TimeoutAnnotation));
    }

    [Fact]
    public async Task Metadata_shared_by_two_resources_serves_both()
    {
        var metadata = new ObjectMetaArgs { Namespace = "here" };
        var resources = await Rendering.ResourcesAsync(() =>
        {
            _ = new Gateway("gateway", new()
            {
                Metadata = metadata,
                Spec = new GatewaySpecArgs
                {
                    GatewayClassName = "class",
                    Listeners = [new ListenerArgs { Name = "http", Port = 80, Protocol = ProtocolType.HTTP }],
                },
            });
            _ = new HTTPRoute("route", new() { Metadata = metadata, Spec = new HTTPRouteSpecArgs { Hostnames = ["example.com"] } });
        });

        var route = resources.Single(resource => resource.Type == "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute").Manifest;
        Assert.Equal("""{"annotations":{"pulumi.com/timeoutSeconds":"600"},"name":"route","namespace":"here"}""", Compact(route["metadata"]));
    }

    [Fact]
    public async Task Arguments_used_twice_give_two_objects()
    {
        var args = new GatewayClassArgs { Spec = Spec };
        var resources = await Rendering.ResourcesAsync(() =>
        {
            _ = new GatewayClass("a", args);
            _ = new GatewayClass("b", args);
        });

        Assert.Equal(["a", "b"], resources.Select(resource => resource.Manifest["metadata"].Text("name")).Order());
    }

    [Fact]
    public async Task Namespace_to_come_is_passed_on()
    {
        var metadata = Output.Create(new ObjectMetaArgs { Namespace = Output.Create("here") });
        var manifest = await ManifestAsync(new() { Spec = Spec, Metadata = metadata });

        Assert.Equal("here", manifest["metadata"].Text("namespace"));
    }

    private static Task<JsonObject> ManifestAsync(GatewayClassArgs args) =>
        Rendering.ManifestAsync(() => new GatewayClass("resource", args));

    private static string Compact(JsonNode? node) => JsonNode.Parse(Rendering.Normal(node))!.ToJsonString();
}
