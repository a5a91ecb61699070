using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>
/// The listeners, routes and certificates that the program declares, in wire form: the seam to what is being rehearsed.
/// </summary>
public static class RenderedRoutes
{
    // Recording runs the stack against mocks, of which a process has one set at a time.
    private static readonly SemaphoreSlim Recording = new(1);

    /// <summary>A stream of JSON documents.</summary>
    public static async ValueTask<string> Of(StackSettings settings)
    {
        await Recording.WaitAsync();
        try
        {
            var plan = await PlanRecorder.RecordAsync(settings, "rehearsal");
            // The listeners' own ports, whatever is mapped to them.
            return string.Join('\n', PublicRoutes.Objects(plan, settings.Gateway with { PublicPorts = new() })
                .Concat(plan.Resources.Where(resource => resource.Kind == "Certificate").Select(resource => resource.Inputs))
                .Select(made => made.ToJsonString()));
        }
        finally
        {
            Recording.Release();
        }
    }
}
