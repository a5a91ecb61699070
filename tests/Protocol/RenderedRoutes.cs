using TrinoInfra.CommandLine;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>The Gateway and the HTTPRoutes that the program makes of settings.</summary>
internal static class RenderedRoutes
{
    /// <summary>As YAML documents.</summary>
    public static string Of(StackSettings settings) =>
        PublicRoutes.Of(PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult(), settings.Gateway);
}
