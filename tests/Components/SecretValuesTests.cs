using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Testing;
using TrinoInfra.Tests.Sdk;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>What comes from encrypted configuration is encrypted in the state too.</summary>
public sealed class SecretValuesTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_releases_values_are_a_secret_where_its_settings_hold_one(bool tracks, bool istio)
    {
        var settings = TestStack.Good();
        settings = settings with
        {
            Tracks = [settings.PrimaryTrack with { HoldsSecrets = tracks }],
            Istio = settings.Istio with { HoldsSecrets = istio },
        };
        var values = new ConcurrentDictionary<string, Output<ImmutableDictionary<string, object>>>();

        await Deployment.TestWithServiceProviderAsync<TrinoStack>(
            new RecordingMocks(),
            new Provider(() => new TrinoStack(new StackHost(settings, "chart")
            {
                Transformations =
                [
                    made =>
                    {
                        if (made.Args is ReleaseArgs release)
                            values[made.Resource.GetResourceName()] = release.Values.ToOutput();
                        return null;
                    },
                ],
            })),
            new TestOptions());

        Assert.Equal(tracks, await Output.IsSecretAsync(values["stable"]));
        Assert.Equal(istio, await Output.IsSecretAsync(values["istiod"]));
    }

    private sealed class Provider(Func<TrinoStack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
