using System.Text.Json.Nodes;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;
using TrinoInfra.Istio;
using TrinoInfra.Tests.GatewayApi;

namespace TrinoInfra.Tests.Istio;

/// <summary>Istio's objects, as its API wants them written.</summary>
public sealed class ServiceEntryTests
{
    [Fact]
    public async Task A_host_and_how_it_is_spoken_to_are_written_whole()
    {
        var resources = await Rendering.ResourcesAsync(() =>
        {
            var host = new ServiceEntry("old", new ServiceEntryArgs
            {
                Metadata = new ObjectMetaArgs { Namespace = "here" },
                Spec = new ServiceEntrySpecArgs
                {
                    Hosts = ["trino.old.corp"],
                    Location = ServiceEntryLocation.MeshExternal,
                    Resolution = ServiceEntryResolution.Dns,
                    Ports = [new ServicePortArgs { Name = "http", Number = 443, Protocol = "HTTP" }],
                    ExportTo = [".", "istio-ingress"],
                },
            });
            _ = new BackendTLSPolicy("old-tls", new BackendTLSPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Namespace = "here" },
                Spec = new BackendTLSPolicySpecArgs
                {
                    TargetRefs = [ServiceEntry.Target(host.Name)],
                    Validation = new BackendTLSPolicyValidationArgs
                    {
                        Hostname = "trino.corp",
                        SubjectAltNames = [SubjectAltNameArgs.Hostname("trino.corp")],
                        WellKnownCACertificates = WellKnownCACertificatesType.System,
                    },
                },
            });
        });

        // Nobody reports on an entry, so nothing is awaited.
        Same(
            """
            {
              "apiVersion": "networking.istio.io/v1", "kind": "ServiceEntry",
              "metadata": { "name": "old", "namespace": "here", "annotations": { "pulumi.com/timeoutSeconds": "600" } },
              "spec": {
                "hosts": ["trino.old.corp"], "location": "MESH_EXTERNAL", "resolution": "DNS", "exportTo": [".", "istio-ingress"],
                "ports": [{ "name": "http", "number": 443, "protocol": "HTTP" }]
              }
            }
            """,
            resources.Single(resource => resource.Type == "kubernetes:networking.istio.io/v1:ServiceEntry").Manifest);
        Same(
            """
            {
              "targetRefs": [{ "group": "networking.istio.io", "kind": "ServiceEntry", "name": "old" }],
              "validation": {
                "hostname": "trino.corp", "subjectAltNames": [{ "type": "Hostname", "hostname": "trino.corp" }], "wellKnownCACertificates": "System"
              }
            }
            """,
            resources.Single(resource => resource.Type == "kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy").Manifest["spec"]);
    }

    [Fact]
    public void Choices_are_written_as_Istio_names_them() => Assert.Equal(
        ["MESH_EXTERNAL", "MESH_INTERNAL", "DNS", "DNS_ROUND_ROBIN"],
        [
            $"{ServiceEntryLocation.MeshExternal}", $"{ServiceEntryLocation.MeshInternal}", $"{ServiceEntryResolution.Dns}", $"{ServiceEntryResolution.DnsRoundRobin}",
        ]);

    private static void Same(string expected, JsonNode? actual) =>
        Assert.Equal(Rendering.Normal(JsonNode.Parse(expected)), Rendering.Normal(actual));
}
