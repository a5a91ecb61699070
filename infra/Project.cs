namespace TrinoInfra;

/// <summary>What Pulumi.yaml calls this project.</summary>
public static class Project
{
    /// <summary>The project's name, which is also the namespace of its configuration keys.</summary>
    public const string Name = "trino-infra";
}
