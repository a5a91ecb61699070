namespace Pulumi;

/// <summary>What a program may know about the run it is in.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(MockRun run) => Run = run;

    internal MockRun Run { get; }

    public string StackName => Run.Options.StackName ?? "stack";
    public string ProjectName => Run.Options.ProjectName ?? "project";
    public string OrganizationName => Run.Options.OrganizationName ?? "organization";
    public bool IsDryRun => Run.IsPreview;

    /// <exception cref="InvalidOperationException">The run was not given one.</exception>
    public string RootDirectory => Run.Options.RootDirectory ?? throw new InvalidOperationException(
        "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");
}
