namespace TrinoInfra.Settings;

/// <summary>
/// The Gateway's ports on every node, <see cref="Min"/> to <see cref="Max"/>, where it is exposed by them: Kubernetes' own
/// range. The two differ; Kind maps both to ports of the host. Without a listener for http its port is unused.
/// </summary>
public sealed record NodePorts(int Http = 30080, int Https = 30443)
{
    public const int Min = 30000;
    public const int Max = 32767;
}
