using Pulumi;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>Tests in which an engine runs the built program: skipped with an SDK that speaks to none.</summary>
public abstract class EngineTests
{
    /// <summary>Only the published SDK has a client for the engine's protocol; no other test asks which one it is.</summary>
    private static readonly bool _speaksToAnEngine =
        typeof(Deployment).Assembly.GetReferencedAssemblies().Any(assembly => assembly.Name == "Grpc.Net.Client");

    protected EngineTests() => Assert.SkipUnless(
        _speaksToAnEngine,
        "the stand-in of offline/ speaks to no engine; where the feed has the published packages: make test SDK=nuget");
}
