using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.Planning;

/// <summary>Runs the stack against mocks in place of the engine and writes down what it declares.</summary>
public sealed class PlanRecorder : IMocks
{
    // The resources as their constructors ran: the SDK registers them later, in an order of its own.
    private readonly List<(Resource Resource, ResourceOptions Options)> declared = [];
    private readonly ConcurrentDictionary<(string Type, string Name), MockResourceArgs> registered = new();
    private readonly JsonObject outputs = [];

    /// <summary>The plan of a stack of these settings. Takes Pulumi's configuration out of the process's environment.</summary>
    /// <exception cref="RunException">The program itself is at fault: valid settings always give a plan.</exception>
    public static async Task<StackPlan> RecordAsync(IDeclaration declared, string stack)
    {
        // Even without an engine the SDK reads what one would have put there; settings alone say what is planned.
        foreach (var name in new[] { "PULUMI_CONFIG", "PULUMI_CONFIG_SECRET_KEYS" })
            Environment.SetEnvironmentVariable(name, null);
        var recorder = new PlanRecorder();
        await Deployment.TestWithServiceProviderAsync<Stack>(
            recorder,
            new Provider(() => declared switch
            {
                StackSettings settings => new TrinoStack(new StackHost(settings, GatewayApiChart.Pinned.ChartPath) { Transformations = [recorder.Transformation] }),
                BenchSettings bench => new BenchStack(bench, [recorder.Transformation]),
                _ => throw new InvalidOperationException($"Nothing is made of {declared.GetType()}."),
            }),
            new TestOptions { ProjectName = SettingsSource.Namespace, StackName = stack });

        return new StackPlan(stack, CreationOrder.Of(await recorder.PlannedAsync()), recorder.outputs);
    }

    private ResourceTransformation Transformation => args =>
    {
        lock (declared)
            declared.Add((args.Resource, args.Options));
        return null;
    };

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        registered[(args.Type!, args.Name!)] = args;
        return Task.FromResult<(string?, object)>((args.Name, args.Inputs));
    }

    public async Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        if (!args.Urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
            return;

        foreach (var (name, output) in args.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
            outputs[name] = PlanJson.Value(await OutputUtilities.GetValueAsync(output));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new NotSupportedException($"The program called {args.Token}, which an offline plan cannot answer.");

    private async Task<ImmutableArray<PlannedResource>> PlannedAsync()
    {
        var planned = ImmutableArray.CreateBuilder<PlannedResource>();
        foreach (var (resource, options) in declared)
        {
            var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
            if (resource is Stack)
                continue;

            var args = registered[(type, name)];
            var dependsOn = await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput());
            planned.Add(new PlannedResource(
                type,
                name,
                PlanJson.Object(args.Inputs),
                options.Parent is null or Stack ? null : options.Parent.GetResourceName(),
                string.IsNullOrEmpty(args.Provider) ? null : NameInReference(args.Provider),
                [.. dependsOn.Select(dependency => dependency.GetResourceName())],
                PlanJson.Options(options)));
        }

        return planned.ToImmutable();
    }

    /// <summary>A provider reference is <c>urn:pulumi:stack::project::type::name::id</c>.</summary>
    private static string NameInReference(string reference) => reference.Split("::")[^2];

    private sealed class Provider(Func<Stack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
