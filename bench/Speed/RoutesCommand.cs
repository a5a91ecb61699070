using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Testing;
using TrinoInfra.Files;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Bench.Speed;

/// <summary><c>routes &lt;number&gt;</c>: so many typed HTTPRoutes in one stack; what <c>speed</c> measures the growth by.</summary>
internal sealed class RoutesCommand : IMocks
{
    /// <param name="folder">The folder of the stack that the routes are of.</param>
    /// <param name="stack">Its name.</param>
    /// <param name="number">How many, from 1.</param>
    /// <returns>0 where all of them are declared.</returns>
    public static async Task<int> Run(string folder, string stack, string number)
    {
        var settings = StackFiles.Load(folder, stack).Then(SettingsReader.Read).ValueOrThrow();
        var routes = int.Parse(number, CultureInfo.InvariantCulture);
        var declared = await Deployment.TestAsync(new RoutesCommand(), new TestOptions(), () =>
        {
            for (var route = 0; route < routes; route++)
            {
                _ = new HTTPRoute($"route-{route}", new HTTPRouteArgs
                {
                    Metadata = new ObjectMetaArgs { Namespace = "trino" },
                    Spec = MainRoute.Spec(settings, Listeners.Serving(settings)),
                });
            }
        });
        return declared.OfType<HTTPRoute>().Count() == routes ? 0 : 1;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
        Task.FromResult<(string?, object)>((args.Name, args.Inputs));

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
}
