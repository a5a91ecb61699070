namespace TrinoInfra.Checking;

/// <summary>One thing wrong with the input.</summary>
/// <param name="Where">File and key path, e.g. <c>Pulumi.dev.yaml: trino-infra:tracks[1].weight</c>.</param>
/// <param name="What">What is wrong, the value quoted.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record Fault(string Where, string What, string Fix)
{
    /// <summary>On one line and harmless to a terminal, file names included.</summary>
    public override string ToString() => Quoted.Whole($"{Where}: {What}; {Fix}");
}
