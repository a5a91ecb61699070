using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Networking.V1;

/// <summary>Who may reach certain pods.</summary>
public class NetworkPolicyArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<NetworkPolicySpecArgs>? Spec { get; set; }
}

/// <summary>Which pods, and who may reach them: what is allowed by any of the policies of a pod is allowed.</summary>
public class NetworkPolicySpecArgs : ResourceArgs
{
    [field: Input("ingress")] public InputList<NetworkPolicyIngressRuleArgs> Ingress { get => field ??= new(); set; }
    [Input("podSelector", required: true)] public Input<LabelSelectorArgs> PodSelector { get; set; } = null!;
    [field: Input("policyTypes")] public InputList<string> PolicyTypes { get => field ??= new(); set; }
}

/// <summary>Some peers, and the ports that they may reach.</summary>
public class NetworkPolicyIngressRuleArgs : ResourceArgs
{
    [field: Input("from")] public InputList<NetworkPolicyPeerArgs> From { get => field ??= new(); set; }
    [field: Input("ports")] public InputList<NetworkPolicyPortArgs> Ports { get => field ??= new(); set; }
}

/// <summary>Pods, of these namespaces or, when null, of the policy's own.</summary>
public class NetworkPolicyPeerArgs : ResourceArgs
{
    [Input("namespaceSelector")] public Input<LabelSelectorArgs>? NamespaceSelector { get; set; }
    [Input("podSelector")] public Input<LabelSelectorArgs>? PodSelector { get; set; }
}

/// <summary>A port by number or name, of the protocol <c>TCP</c> when null.</summary>
public class NetworkPolicyPortArgs : ResourceArgs
{
    [Input("port")] public InputUnion<int, string>? Port { get; set; }
    [Input("protocol")] public Input<string>? Protocol { get; set; }
}
