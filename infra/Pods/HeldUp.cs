
namespace TrinoInfra.Pods;

/// <summary>What is said where no more particular cause is seen: how it is in Kubernetes' own words.</summary>
internal static class HeldUp
{
    /// <summary>A container waits for something, or runs without being ready.</summary>
    public static PodAccount Read(PodAnswers answers, HeldContainer held, PodCommands commands)
    {
        if (held.Waiting is { } waiting)
        {
            var (reason, said) = answers.LastWarning("FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox", "Failed") is { } warning && held.IsBeingMade
                ? (warning.Reason, warning.Message)
                : (waiting.Reason, waiting.Message);
            return new(
                answers.Name,
                $"{held.Name} waits: {reason}",
                $"{held.Title} is not started yet ({reason ?? "no reason given"})",
                Shortened.ToCause(said ?? ""),
                commands.Describe);
        }

        var log = TellingLines.OfRunning(answers.Log);
        return new(
            answers.Name,
            $"{held.Name} not ready",
            $"{held.Title} runs and is not ready{(answers.Warning("Unhealthy") is { } probe ? $": {Shortened.ToCause(probe)}" : "")}",
            log?.Text,
            commands.Logs(held));
    }

    /// <summary>No container is known to be the cause.</summary>
    public static PodAccount Read(PodAnswers answers, PodCommands commands)
    {
        var condition = answers.Condition("Ready");
        var reason = answers.Pod.Status?.Reason ?? condition?.Reason ?? answers.Pod.Status?.Phase;
        return new(
            answers.Name,
            $"not ready: {reason}",
            $"it is not ready{(reason is null ? "" : $" ({reason})")}",
            Shortened.ToCause(answers.Pod.Status?.Message ?? condition?.Message ?? ""),
            commands.Describe);
    }
}
