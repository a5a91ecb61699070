using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Networking.V1;

/// <summary>Which hosts and paths a controller of the cluster serves, and by what.</summary>
public class IngressArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<IngressSpecArgs>? Spec { get; set; }
}

/// <summary>Rules by host.</summary>
public class IngressSpecArgs : ResourceArgs
{
    [field: Input("rules")] public InputList<IngressRuleArgs> Rules { get => field ??= new(); set; }
    [field: Input("tls")] public InputList<IngressTLSArgs> Tls { get => field ??= new(); set; }
}

/// <summary>What serves a host; every host when null.</summary>
public class IngressRuleArgs : ResourceArgs
{
    [Input("host")] public Input<string>? Host { get; set; }
    [Input("http")] public Input<HTTPIngressRuleValueArgs>? Http { get; set; }
}

/// <summary>Backends by path.</summary>
public class HTTPIngressRuleValueArgs : ResourceArgs
{
    [field: Input("paths", required: true)] public InputList<HTTPIngressPathArgs> Paths { get => field ??= new(); set; }
}

/// <summary>A path, <c>Exact</c> or <c>Prefix</c>, and what serves it.</summary>
public class HTTPIngressPathArgs : ResourceArgs
{
    [Input("backend", required: true)] public Input<IngressBackendArgs> Backend { get; set; } = null!;
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("pathType", required: true)] public Input<string> PathType { get; set; } = null!;
}

/// <summary>A Service of the same namespace.</summary>
public class IngressBackendArgs : ResourceArgs
{
    [Input("service")] public Input<IngressServiceBackendArgs>? Service { get; set; }
}

/// <summary>A Service by its name.</summary>
public class IngressServiceBackendArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("port")] public Input<ServiceBackendPortArgs>? Port { get; set; }
}

/// <summary>A port of a Service, by name or number.</summary>
public class ServiceBackendPortArgs : ResourceArgs
{
    [Input("number")] public Input<int>? Number { get; set; }
}

/// <summary>The certificate of some hosts, in a Secret of the same namespace.</summary>
public class IngressTLSArgs : ResourceArgs
{
    [field: Input("hosts")] public InputList<string> Hosts { get => field ??= new(); set; }
    [Input("secretName")] public Input<string>? SecretName { get; set; }
}
