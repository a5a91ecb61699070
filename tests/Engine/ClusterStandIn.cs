using Microsoft.AspNetCore.Http;
using TrinoInfra.Tests.Pods;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Engine;

/// <summary>An API server on the loopback interface, and the kubeconfig that leads to it by the context <c>kind-trino</c>.</summary>
internal sealed class ClusterStandIn : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-cluster-").FullName;
    private readonly string? before = Environment.GetEnvironmentVariable("KUBECONFIG");
    private readonly LoopbackServer server;

    private ClusterStandIn(LoopbackServer server)
    {
        this.server = server;
        WriteKubeconfig(server.Addresses[0]);
    }

    /// <summary>The file that leads to it.</summary>
    public string Kubeconfig => Path.Combine(folder, "config");

    /// <summary>What it was asked, as <c>METHOD path?query</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>A cluster that answers what was recorded of a track that does not start; other selections are empty.</summary>
    public static Task<ClusterStandIn> WithAsync(string sample) => AnsweringAsync(Recorded(sample));

    /// <summary>A cluster that answers in any way.</summary>
    public static async Task<ClusterStandIn> AnsweringAsync(RequestDelegate answer)
    {
        ClusterStandIn? standIn = null;
        standIn = new(await LoopbackServer.Start(
            _ => context =>
            {
                lock (standIn!.Asked)
                    standIn.Asked.Add($"{context.Request.Method} {context.Request.Path}{Uri.UnescapeDataString($"{context.Request.QueryString}".Replace('+', ' '))}");
                return answer(context);
            },
            configure: null,
            0));
        return standIn;
    }

    /// <summary>The kubeconfig leads to a port that nobody listens on.</summary>
    public async Task RefuseAsync() => await server.DisposeAsync();

    /// <summary>The context in one file, what it refers to in another.</summary>
    public void Split()
    {
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        File.WriteAllText(first, "apiVersion: v1\nkind: Config\ncontexts:\n- name: kind-trino\n  context: { cluster: here, user: me }\n");
        File.Move(Path.Combine(folder, "config"), second);
        Environment.SetEnvironmentVariable("KUBECONFIG", $"{first}{Path.PathSeparator}{second}{Path.PathSeparator}{folder}/none");
    }

    /// <summary>Logging in takes a helper that does not come back.</summary>
    public void LogInByAHelperThatHangs() => Rename(
        "user: { token: t }",
        "user: { exec: { apiVersion: client.authentication.k8s.io/v1, command: sleep, args: ['30'], interactiveMode: Never } }");

    /// <summary>Other words in the kubeconfig.</summary>
    public void Rename(string text, string other)
    {
        var file = Path.Combine(folder, "config");
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, other, StringComparison.Ordinal));
    }

    public static RequestDelegate Recorded(string sample)
    {
        var recorded = new PodSample(sample);
        return context =>
        {
            var (path, query) = (context.Request.Path.Value!.Split('/'), context.Request.Query);
            return path switch
            {
                ["", "api", "v1", "namespaces", "trino-namespace", "pods"] when $"{query["labelSelector"]}".Contains("instance in", StringComparison.Ordinal) =>
                    Json(context, recorded.PodsJson),
                ["", "api", "v1", "namespaces", _, "pods"] => Json(context, """{ "kind": "PodList", "apiVersion": "v1", "items": [] }"""),
                ["", "api", "v1", "namespaces", _, "events"] => Json(context, recorded.EventsJson),
                ["", "api", "v1", "namespaces", _, "pods", var pod, "log"] =>
                    context.Response.WriteAsync(recorded.Log(pod, query["previous"] == "true")),
                ["", "apis", "apps", "v1", "namespaces", _, "deployments"] => Json(context, """{ "items": [] }"""),
                _ => StatusAsync(context, 404),
            };
        };
    }

    public static RequestDelegate Status(int code) => context => StatusAsync(context, code);

    /// <summary>Nothing for as long as the client waits.</summary>
    public static RequestDelegate Silence { get; } = async context =>
    {
        var left = new TaskCompletionSource();
        context.RequestAborted.Register(left.SetResult);
        await Task.WhenAny(left.Task, Task.Delay(TimeSpan.FromSeconds(30)));
    };

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("KUBECONFIG", before);
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static Task Json(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private static Task StatusAsync(HttpContext context, int code)
    {
        context.Response.StatusCode = code;
        return Json(context, $$"""{ "kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "no", "code": {{code}} }""");
    }

    private void WriteKubeconfig(Uri address)
    {
        var file = Path.Combine(folder, "config");
        File.WriteAllText(
            file,
            $$"""
            apiVersion: v1
            kind: Config
            current-context: elsewhere
            contexts:
            - name: elsewhere
              context: { cluster: elsewhere, user: me }
            - name: kind-trino
              context: { cluster: here, user: me }
            clusters:
            - name: elsewhere
              cluster: { server: "http://127.0.0.1:9" }
            - name: here
              cluster: { server: "{{address}}" }
            users:
            - name: me
              user: { token: t }
            """);
        Environment.SetEnvironmentVariable("KUBECONFIG", file);
    }
}
