using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A listener https, and the Secret whose certificate it shows.</summary>
/// <param name="By">The Gateway or ListenerSet.</param>
/// <param name="Host">Its hostname; empty for any.</param>
/// <param name="Secret">The Secret.</param>
public sealed record ShownCertificate(string By, string Host, string Secret);

/// <summary>A certificate that is issued into a Secret.</summary>
public sealed record IssuedCertificate(string Secret, IReadOnlyList<string> Names);

/// <summary>Which certificates the listeners of a gateway show. A Secret that nobody issues is the user's, and covers what it must.</summary>
public sealed record ServedCertificates(IReadOnlyList<ShownCertificate> Shown, IReadOnlyList<IssuedCertificate> Issued)
{
    /// <param name="documents">JSON documents, a line each; what is none is passed over.</param>
    public static ServedCertificates In(string documents)
    {
        var objects = documents.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToList();
        return new(
            [
                .. from owner in objects
                   where $"{owner["kind"]}" is "Gateway" or "ListenerSet"
                   from listener in owner["spec"]!["listeners"]!.AsArray()
                   where $"{listener!["protocol"]}" == "HTTPS"
                   select new ShownCertificate(
                       $"{owner["metadata"]!["name"]}", $"{listener!["hostname"]}", $"{listener["tls"]!["certificateRefs"]![0]!["name"]}"),
            ],
            [
                .. from certificate in objects
                   where $"{certificate["kind"]}" == "Certificate" && certificate["spec"]!["dnsNames"] is not null
                   select new IssuedCertificate(
                       $"{certificate["spec"]!["secretName"]}", [.. certificate["spec"]!["dnsNames"]!.AsArray().Select(name => $"{name}")]),
            ]);
    }

    /// <summary>What a client does before it says anything over https.</summary>
    /// <exception cref="HttpRequestException">It would not trust whom it reached.</exception>
    public void Shake(Uri uri)
    {
        if (uri.Scheme != "https" || Shown.Count == 0)
            return;
        var shown = Shown.FirstOrDefault(listener => listener.Host == uri.Host) ?? Shown.FirstOrDefault(listener => listener.Host == "")
            ?? throw new HttpRequestException($"{uri.Host}: no listener");
        if (Issued.FirstOrDefault(certificate => certificate.Secret == shown.Secret) is { } issued && !issued.Names.Any(name => Covers(name, uri.Host)))
            throw new HttpRequestException($"{uri.Host}: the certificate in {shown.Secret} is for {string.Join(", ", issued.Names)}");
    }

    private static bool Covers(string name, string host) =>
        name == host || (name.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.') is > 0 and var dot && host[dot..] == name[1..]);
}
