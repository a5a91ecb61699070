using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine;

/// <summary>An option that takes a whole number.</summary>
internal static class NumberOption
{
    /// <returns>The number; what is none, or is out of bounds, is noted among the faults.</returns>
    public static int Read(string option, string text, int min, int max, List<Fault> faults)
    {
        if (!WholeNumber.TryParse(text, min, max, out var number, out var problem))
            faults.Add(new(option, $"{Quoted.Text(text)} {problem.What}", problem.Fix));
        return number;
    }
}
