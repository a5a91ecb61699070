namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

/// <summary>A chart installed under a name; <c>Timeout</c> in seconds.</summary>
public class ReleaseArgs : ResourceArgs
{
    [Input("allowNullValues")] public Input<bool>? AllowNullValues { get; set; }
    [Input("atomic")] public Input<bool>? Atomic { get; set; }
    [Input("chart", required: true)] public Input<string> Chart { get; set; } = null!;
    [Input("cleanupOnFail")] public Input<bool>? CleanupOnFail { get; set; }
    [Input("compat")] public Input<string>? Compat { get; set; }
    [Input("createNamespace")] public Input<bool>? CreateNamespace { get; set; }
    [Input("dependencyUpdate")] public Input<bool>? DependencyUpdate { get; set; }
    [Input("disableWebhooks")] public Input<bool>? DisableWebhooks { get; set; }
    [Input("forceUpdate")] public Input<bool>? ForceUpdate { get; set; }
    [Input("lint")] public Input<bool>? Lint { get; set; }
    [Input("maxHistory")] public Input<int>? MaxHistory { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("repositoryOpts")] public Input<RepositoryOptsArgs>? RepositoryOpts { get; set; }
    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }
    [Input("skipCrds")] public Input<bool>? SkipCrds { get; set; }
    [Input("timeout")] public Input<int>? Timeout { get; set; }
    [field: Input("values")] public InputMap<object> Values { get => field ??= new(); set; }
    [Input("version")] public Input<string>? Version { get; set; }
    [Input("waitForJobs")] public Input<bool>? WaitForJobs { get; set; }
}

/// <summary>Where a chart is found; none for one by path or by oci:// reference.</summary>
public class RepositoryOptsArgs : ResourceArgs
{
    /// <summary>For HTTP's basic authentication, or a registry's; a secret whatever it is made of.</summary>
    [field: Input("password")] public Input<string>? Password { get; set => field = Output.CreateSecret(value.ToOutput()); }
    [Input("repo")] public Input<string>? Repo { get; set; }
    [Input("username")] public Input<string>? Username { get; set; }
}
