namespace Pulumi;

/// <summary>Messages for the engine's display. Under mocks only errors count: they fail the run.</summary>
public static class Log
{
    /// <summary>A message hidden unless asked for.</summary>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.RequireRun();

    /// <summary>A message.</summary>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.RequireRun();

    /// <summary>A warning.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.RequireRun();

    /// <summary>An error; the program goes on, the run fails.</summary>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.RequireRun().LogError(message);
}
