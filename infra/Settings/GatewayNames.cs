using System.Security.Cryptography;
using System.Text;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>The Gateway that the routes attach to, the stack's own or the platform's, and the names that follow from it.</summary>
internal static class GatewayNames
{
    /// <summary>The name of the stack's own Gateway, by which Istio names and labels what it makes for it.</summary>
    public const string Own = "trino-gateway";

    /// <summary>In the class of the default namespace, which is older than the others' are: so not the namespace's name.</summary>
    private const string DefaultStem = "trino";

    private const string ClassSuffix = "-gateway-class";
    private const int HashLength = 8;

    /// <summary>Istio calls a Gateway's Service <c>&lt;gateway&gt;-&lt;class&gt;</c>, which is a DNS label.</summary>
    private static readonly int maxStemLength = DnsLabel.MaxLength - $"{Own}-{ClassSuffix}".Length;

    public static string GatewayName(this StackSettings settings) => settings.Gateway.Existing?.Name ?? Own;

    public static DnsLabel GatewayNamespace(this StackSettings settings) => settings.Gateway.Existing?.Namespace ?? settings.Cluster.Namespace;

    /// <summary>Those that the settings name, or that Istio makes for the stack's own.</summary>
    public static GatewayPods GatewayPods(this StackSettings settings) =>
        settings.Gateway.Existing?.Pods ?? Settings.GatewayPods.OfIstio(settings.Cluster.Namespace, Own);

    /// <summary>
    /// The class of the stack's own Gateway. Classes belong to the whole cluster: each namespace has one of its own, shortened
    /// with a hash where the name of Istio's Service would be too long, or where the plain one is the default namespace's.
    /// </summary>
    public static string GatewayClass(DnsLabel @namespace)
    {
        var name = @namespace.ToString();
        if (@namespace == ClusterSettings.DefaultNamespace)
            return DefaultStem + ClassSuffix;
        if (name.Length <= maxStemLength && name != DefaultStem)
            return name + ClassSuffix;
        return Hashed(name, maxStemLength) + ClassSuffix;
    }

    /// <summary>The namespace of what a stack in another is compared with.</summary>
    public static DnsLabel BenchNamespace(DnsLabel @namespace)
    {
        var (name, room) = (@namespace.ToString(), DnsLabel.MaxLength - BenchSettings.Suffix.Length);
        return DnsLabel.Of((name.Length <= room ? name : Hashed(name, room)) + BenchSettings.Suffix);
    }

    private static string Hashed(string name, int length)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        var head = name[..Math.Min(name.Length, length - HashLength - 1)].TrimEnd('-');
        return $"{head}-{hash}";
    }
}
