using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Trino;

/// <summary>How this machine reaches a gateway, whom it trusts there, and as whom it comes.</summary>
internal sealed record Door
{
    private static readonly TimeSpan _connectLimit = TimeSpan.FromSeconds(10);

    /// <summary>What clients type: scheme, host and port.</summary>
    public required Uri Server { get; init; }

    public required ImmutableArray<TrackDoor> Tracks { get; init; }

    /// <summary>The names that are at <see cref="Address"/>.</summary>
    public FrozenSet<string> Hosts { get; init; } = [];

    /// <summary>Null where DNS says it. Where it is given no proxy is asked, whatever the environment says.</summary>
    public DoorAddress? Address { get; init; }

    /// <summary>The only authorities to trust; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>By track, as far as one wants any.</summary>
    public ImmutableDictionary<string, Login> Logins { get; init; } = ImmutableDictionary<string, Login>.Empty;

    /// <summary>That of a stack: its hosts, its tracks.</summary>
    public static Door Of(StackSettings settings) => new()
    {
        Server = new($"{new TrackAddress(settings.Gateway.Hostname, settings.Gateway.PublicPorts.Https)}"),
        Tracks = [.. settings.Tracks.Select(track => new TrackDoor($"{track.Name}", $"{settings.Gateway.AddressOf(track.Name)}", track.Weight.Value))],
        Hosts = settings.Gateway.Names
            .Concat(settings.Tracks.Select(track => settings.Gateway.AddressOf(track.Name).Host))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The track to which a URI that it issued leads; null where it leads elsewhere.</summary>
    public string? TrackOf(Uri uri)
    {
        var text = uri.OriginalString;
        foreach (var (track, address, _) in Tracks)
        {
            if (text.Length > address.Length && text[address.Length] == '/' && text.StartsWith(address, StringComparison.OrdinalIgnoreCase))
                return track;
        }

        return null;
    }

    /// <summary>The track's own address.</summary>
    public Uri AddressOf(string track) => new(Tracks.First(each => each.Name == track).Address);

    /// <summary>At the main host a client has one login, whichever track gets its statement: that of the first with a weight that wants one.</summary>
    public Login? MainLogin => Tracks.Where(track => track.Weight > 0).Select(track => Logins.GetValueOrDefault(track.Name)).FirstOrDefault(login => login is not null);

    /// <summary>The certificates of a file in PEM.</summary>
    public static Checked<X509Certificate2Collection> ReadAuthorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Bad(file, "cannot be read");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return Bad(file, "has a certificate that is broken");
        }

        return authorities.Count > 0 ? new Checked<X509Certificate2Collection>.Good(authorities) : Bad(file, "has no certificate");
    }

    /// <summary>What carries requests this way. Redirects are answers, cookies are the clients' own.</summary>
    /// <param name="opened">Called for each connection, once it is there and what is said on it is safe.</param>
    public HttpMessageInvoker Open(Action? opened = null) => new(new SocketsHttpHandler
    {
        PlaintextStreamFilter = opened is null ? null : (context, _) =>
        {
            opened();
            return ValueTask.FromResult(context.PlaintextStream);
        },
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = Address is null,
        ActivityHeadersPropagator = null,
        ConnectTimeout = _connectLimit,
        // Users have names beyond ASCII.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        SslOptions = Authorities is null ? new() : new() { CertificateChainPolicy = Trusting(Authorities) },
        ConnectCallback = Address is null ? null : async (context, stop) =>
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                if (Hosts.Contains(host))
                    (host, port) = (Address.Host, Address.Port ?? port);
                await socket.ConnectAsync(host, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });

    private static X509ChainPolicy Trusting(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static Checked<X509Certificate2Collection> Bad(string file, string what) => new Checked<X509Certificate2Collection>.Bad(
        [new(file, what, "give the authority's certificate in PEM")]);
}

/// <summary>A track as clients reach it.</summary>
/// <param name="Address">Its own, with which every URI begins that it issues; without a slash at the end.</param>
/// <param name="Weight">Its part of the statements that come by the main host.</param>
internal sealed record TrackDoor(string Name, string Address, long Weight);
