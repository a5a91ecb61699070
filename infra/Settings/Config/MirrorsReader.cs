using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:mirrors</c>.</summary>
internal static class MirrorsReader
{
    private const string Username = "give the name that pulls charts, or remove the password";
    private const string Password = "give the password, or remove the username";

    public static MirrorSettings Read(ConfigNode node)
    {
        MirrorSettings mirrors = new();
        node.Map(place => (place["charts"].Map(charts => mirrors = Charts(charts, mirrors)), place["images"].Map(images => mirrors = Images(images, mirrors))));
        return mirrors;
    }

    private static MirrorSettings Charts(ConfigNode charts, MirrorSettings mirrors) => mirrors with
    {
        Charts = Repository(charts, isGiven: charts["repository"].Exists),
        ChartsOf = charts["of"].Map(of => Versions.Charts.Select(chart => chart.Name).Distinct()
            .Select(name => (Name: name, Node: of[name])).ToList()
            .Select(place => (place.Name, Repository: place.Node.Map(repository => Repository(repository, isGiven: place.Node.Exists))))
            .Where(place => place.Repository is not null)
            .ToImmutableSortedDictionary(place => place.Name, place => place.Repository!)) ?? mirrors.ChartsOf,
    };

    private static ChartRepository? Repository(ConfigNode node, bool isGiven)
    {
        var url = node["repository"].Or<ChartRepositoryUrl>(null!);
        var (username, password) = (node["username"], node["password"]);
        if (!node["repository"].Exists && (isGiven || username.Exists || password.Exists))
            node["repository"].Fault("is missing", "give the address of a repository of charts, such as oci://registry.corp/charts");
        if (username.Exists != password.Exists)
            (username.Exists ? password : username).Fault("is missing", username.Exists ? Password : Username);
        if (password is { Exists: true, MayBeSecret: false })
            password.Fault("is in the open", $"encrypt it: `pulumi config set --secret --path '{password.Path}'`");
        var (name, word) = (Text(username), Text(password));
        return url is null ? null : new(url, username.MayBeSecret && name is not null ? new Secret(name) : name, word is null ? null : new Secret(word));
    }

    private static string? Text(ConfigNode node)
    {
        if (!node.TryText("give a text", out var text, orSecret: true))
            return null;
        if (text.Length == 0 || text.Any(char.IsControl))
            node.Fault(text.Length == 0 ? "is empty" : "has control characters", "give a text of one line");
        return text;
    }

    private static MirrorSettings Images(ConfigNode images, MirrorSettings mirrors) => mirrors with
    {
        Images = images["registry"].Or<ImageHub>(null!),
        ImagesOf = Of(images["of"]),
        PullSecrets = PullSecrets(images["pullSecrets"]),
    };

    private static ImmutableSortedDictionary<string, ImageHub> Of(ConfigNode node)
    {
        var mirrors = ImmutableSortedDictionary.CreateBuilder<string, ImageHub>(StringComparer.Ordinal);
        foreach (var (hub, place) in node.Entries("give registries and what stands in place of them, such as docker.io: registry.corp/dockerhub"))
        {
            if (!MirrorSettings.Hubs.Contains(hub))
                place.Fault("no image of the stack is there", $"give one of {string.Join(", ", MirrorSettings.Hubs)}");
            if (place.Required<ImageHub>("give a registry, such as registry.corp/dockerhub") is { } mirror)
                mirrors[hub] = mirror;
        }

        return mirrors.ToImmutable();
    }

    private static ImmutableArray<string> PullSecrets(ConfigNode node)
    {
        HashSet<string> names = [];
        foreach (var item in node.Items("give a list of names of Secrets"))
        {
            var name = item.Required<ObjectName>("name a Secret");
            if (name is not null && !names.Add(name.ToString()))
                item.Wrong("stands twice", "remove one of them");
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
