namespace TrinoInfra.Graph;

/// <summary>The lines between two steps run down side by side, so that it is seen who waits for whom.</summary>
internal static class StartLanes
{
    /// <summary>The lane of each resource that others wait for, from 0: its own, as far down as its lines go.</summary>
    /// <param name="order">What waits for what.</param>
    /// <param name="levels">How far down each resource is, by its name.</param>
    public static Dictionary<string, int> Of(StartOrder order, IReadOnlyDictionary<string, double> levels)
    {
        var lanes = new Dictionary<string, int>();
        foreach (var step in order.Waits.GroupBy(wait => wait.From.Step))
        {
            List<double> ends = [];
            foreach (var (name, from, to) in step.GroupBy(wait => wait.From.Name, wait => levels[wait.To.Name])
                .Select(waits => (waits.Key, Math.Min(levels[waits.Key], waits.Min()), Math.Max(levels[waits.Key], waits.Max())))
                .OrderBy(span => span.Item2))
            {
                var lane = ends.FindIndex(end => end < from);
                if (lane < 0)
                {
                    lane = ends.Count;
                    ends.Add(0);
                }

                ends[lane] = to;
                lanes[name] = lane;
            }
        }

        return lanes;
    }
}
