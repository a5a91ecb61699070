using Pulumi;

namespace TrinoInfra.Istio;

/// <summary>A port of a host; `spec.ports[]` of a ServiceEntry.</summary>
public sealed class ServicePortArgs : ResourceArgs
{
    /// <summary>A DNS label; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>1 to 65535; `number`.</summary>
    [Input("number", required: true)]
    public required Input<int> Number { get; init; }

    /// <summary>
    /// What a proxy is to understand of what passes: HTTP also where a policy makes it speak TLS from there on, while with HTTPS
    /// TLS would have to begin at the client. `protocol`
    /// </summary>
    [Input("protocol")]
    public Input<string>? Protocol { get; init; }
}
