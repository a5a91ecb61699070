using System.Globalization;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Rollout.Doing;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>Lines of what happened; between them, on a screen, a line that changes with each look, else one a minute.</summary>
/// <param name="live">Where.</param>
/// <param name="canary">The track's name.</param>
/// <param name="time">The clock.</param>
internal sealed class RolloutReport(LiveLines live, string canary, TimeProvider time) : IRolloutReport
{
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(1);

    private DateTimeOffset _said;

    public void Say(string text)
    {
        _said = time.GetUtcNow();
        live.Write($"{time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {text}");
    }

    public void Seen(ScheduledStep step, Evidence evidence, Verdict verdict)
    {
        var text = Text(step, evidence, verdict);
        if (live.IsScreen)
            live.Change(text);
        else if (time.GetUtcNow() - _said >= _silence)
            Say(text);
    }

    private string Text(ScheduledStep step, Evidence evidence, Verdict verdict) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ScheduleView.Percent(step.Share)} for {time.GetUtcNow() - evidence.StepBegan:h\\:mm\\:ss}; statements of {canary}: {evidence.CanaryInStep}, failed in all {evidence.Failures.BadOnCanary}; {Quoted.Whole(verdict.Reason)}");
}
