using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>What a client may send in order to have Trino, or the gateway, take it for something it is not.</summary>
public static class Forgery
{
    /// <summary>Every header from which a coordinator takes a host, a port, a scheme or a path.</summary>
    public static HeaderFields All { get; } =
    [
        new("Forwarded", "for=192.0.2.1;host=evil.example.net:81;proto=https"),
        new("X-Forwarded-Host", "evil.example.net:82"),
        new("X-Forwarded-Port", "83"),
        new("X-Forwarded-Server", "evil.example.net:84"),
        new("X-Forwarded-Proto", "gopher"),
        new("X-Forwarded-For", "192.0.2.1"),
        new("X-Forwarded-Prefix", "evil"),
        new("X-Proxied-Https", "on"),
        new("Proxy-Auth-Cert", "evil"),
        new("Proxy-Ssl-Id", "evil"),
    ];
}
