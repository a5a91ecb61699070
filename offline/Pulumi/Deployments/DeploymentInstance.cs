namespace Pulumi;

/// <summary>What a program may know about the run it is in.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(MockRun run) => Run = run;

    internal MockRun Run { get; }

    /// <summary>The stack's name.</summary>
    public string StackName => Run.Options.StackName ?? "stack";

    /// <summary>The project's name.</summary>
    public string ProjectName => Run.Options.ProjectName ?? "project";

    /// <summary>The organisation's name.</summary>
    public string OrganizationName => Run.Options.OrganizationName ?? "organization";

    /// <summary>The folder of Pulumi.yaml.</summary>
    /// <exception cref="InvalidOperationException">The run was not given one.</exception>
    public string RootDirectory => Run.Options.RootDirectory ?? throw new InvalidOperationException(
        "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => Run.IsPreview;
}
