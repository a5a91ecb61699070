using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrinoInfra.Tests.Cluster;

/// <summary>TLS on a loopback port, before a server without: with a certificate of an authority of its own.</summary>
internal sealed class TlsDoor : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private readonly Task opened;

    /// <param name="host">The certificate covers it, and every name right below it.</param>
    /// <param name="behind">The server, asked for when a client comes.</param>
    public TlsDoor(string host, Func<Uri> behind)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority(authorityKey);
        AuthorityPem = authority.ExportCertificatePem();
        certificate = Certificate(host, authority);
        listener.Start();
        opened = Open(behind);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What clients have to trust.</summary>
    public string AuthorityPem { get; }

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        listener.Stop();
        await opened;
        certificate.Dispose();
        closed.Dispose();
    }

    private async Task Open(Func<Uri> behind)
    {
        List<Task> passages = [];
        try
        {
            while (true)
                passages.Add(Pass(await listener.AcceptTcpClientAsync(closed.Token), behind));
        }
        // It may be stopped before it is asked for the next one.
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            await Task.WhenAll(passages);
        }
    }

    private async Task Pass(TcpClient client, Func<Uri> behind)
    {
        try
        {
            using (client)
            await using (var outside = new SslStream(client.GetStream()))
            {
                await outside.AuthenticateAsServerAsync(new() { ServerCertificate = certificate }, closed.Token);
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, behind().Port, closed.Token);
                var inside = server.GetStream();
                await Task.WhenAny(outside.CopyToAsync(inside, closed.Token), inside.CopyToAsync(outside, closed.Token));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or AuthenticationException)
        {
            // The client sees it, and that is what tests look at.
        }
    }

    private static X509Certificate2 Authority(ECDsa key)
    {
        var request = new CertificateRequest("CN=Trino certificate authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(2));
    }

    private static X509Certificate2 Certificate(string host, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddDnsName($"*.{host}");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var signed = request.Create(
            authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(8));
        // A key that TLS may use, on macOS too.
        using var both = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pfx), null);
    }
}
