using System.Globalization;

namespace TrinoInfra.Bench.Speed;

/// <summary>A folder with a stack of so many tracks, the same for everybody who is measured.</summary>
internal sealed class SpeedStack
{
    private readonly string file;

    /// <param name="root">The repository.</param>
    /// <param name="folder">Where the stack's files go; made where it is not there.</param>
    public SpeedStack(string root, string folder, int tracks)
    {
        (Folder, Tracks) = (folder, tracks);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(root, "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"), overwrite: true);
        file = Path.Combine(folder, $"Pulumi.{Name}.yaml");
        Weigh(1);
    }

    public string Folder { get; }

    public int Tracks { get; }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"tracks-{Tracks}");

    /// <summary>Gives the first track this weight, and with it everybody something that they have not seen yet.</summary>
    public void Weigh(int weight) => File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $$"""
        config:
          trino-infra:cluster: { context: kind-trino, cni: cilium }
          trino-infra:gateway: { hostname: trino.example.com }
          trino-infra:tracks:
        {{string.Join('\n', Enumerable.Range(1, Tracks).Select(track => Track(track, track == 1 ? weight : 10)))}}

        """));

    private static string Track(int number, int weight)
    {
        var chart = Versions.TrinoCharts[0];
        return string.Create(CultureInfo.InvariantCulture,
            $"  - {{ name: trino-v{number}, weight: {weight}, version: \"{chart.AppVersion}\", chart: {chart.Chart.Version}, catalogs: {{ tpch: {{ connector.name: tpch }} }} }}");
    }
}
