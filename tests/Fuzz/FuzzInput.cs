using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrinoInfra.Tests.Fuzz;

/// <summary>One run of the program: its words, the folder's stack file, what stdin holds.</summary>
/// <param name="Args">The command line.</param>
/// <param name="Stack">The text of Pulumi.dev.yaml.</param>
/// <param name="In">The text of stdin.</param>
/// <param name="Secret">What of the stack file must not be shown; null where a mutation may have made it an open text.</param>
internal sealed record FuzzInput(string[] Args, string Stack = FuzzInput.Good, string In = "", string? Secret = null)
{
    public const string Good = """
        config:
          trino-infra:cluster: { context: kind-trino }
          trino-infra:gateway: { hostname: trino.example.com }
          trino-infra:tracks: [{ name: stable, weight: 1 }]
        """;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>To be copied into a test: nothing in it is invisible.</summary>
    public override string ToString() =>
        $"args {JsonSerializer.Serialize(Args)}\nstack {JsonSerializer.Serialize(Stack, OneLine)}\nstdin {JsonSerializer.Serialize(In, OneLine)}";
}
