using System.Text;

namespace TrinoInfra.Tests.Cluster;

/// <summary>How a script ended, what it said, and the calls of stand-ins that it made.</summary>
internal sealed record Run(int Code, string Output, string Error, string[] Calls)
{
    private static readonly string[] Changing =
    [
        "curl --fail", "docker run", "docker rm", "docker start", "docker stop", "kind create", "kind delete", "kind export",
        "kubectl config use-context", "kubectl --context kind-trino --request-timeout=20s delete", "pulumi cancel",
        "pulumi destroy", "pulumi plugin", "pulumi stack export", "pulumi stack rm", "pulumi up",
    ];

    /// <summary>The calls that change something; those that ask are left out.</summary>
    public string[] Changes => [.. Calls.Where(call => Changing.Any(prefix => call.StartsWith(prefix, StringComparison.Ordinal)))];

    /// <summary>The first three words of each call that changes something.</summary>
    public string[] Steps => [.. Changes.Select(call => string.Join(' ', call.Split(' ').Take(3)))];

    /// <summary>Where it did not succeed, the test fails with all that was said.</summary>
    public void Succeeds() => Assert.True(Code == 0, $"{this}");

    /// <summary>
    /// Exit code 1, one line that begins with what is wrong, one that tells how to mend it, no other, and nothing was
    /// changed.
    /// </summary>
    public void IsRefused(string what, string fix)
    {
        Assert.True(Code == 1, $"{this}");
        var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 2, $"{this}");
        Assert.StartsWith(what, lines[0], StringComparison.Ordinal);
        Assert.Contains(fix, lines[1], StringComparison.Ordinal);
        Assert.Empty(Changes);
    }

    public override string ToString() => new StringBuilder()
        .AppendLine($"exit code {Code}").AppendLine(Output).AppendLine(Error).ToString();
}
