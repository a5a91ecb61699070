using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using TrinoInfra.Plan;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>A resource as it was registered.</summary>
/// <param name="Request">By what message.</param>
internal sealed record WireResource(RegisterResourceRequest Request)
{
    public string Name => Request.Name;

    public bool IsStack => Request.Type == Urns.StackType;

    /// <summary>The inputs as they came.</summary>
    public Struct Object => Request.Object;

    /// <summary>Opened, as a plan shows them.</summary>
    public JsonObject Inputs => PlanJson.Object(WireValue.Open(Request.Object));

    /// <summary>Whether it is the resource that this registers, whatever its inputs.</summary>
    public bool Is(RegisterResourceRequest other) => (Request.Type, Request.Name, Request.Parent) == (other.Type, other.Name, other.Parent);

    /// <summary>In the form of <c>preview --json</c>.</summary>
    public JsonObject Element => new()
    {
        ["type"] = Request.Type,
        ["name"] = Request.Name,
        ["inputs"] = Inputs,
        ["parent"] = Urns.IsStack(Request.Parent) ? null : Urns.Name(Request.Parent),
        ["provider"] = Request.Provider is "" ? null : Urns.Name(Urns.OfProvider(Request.Provider)),
        ["dependsOn"] = new JsonArray([.. Request.Dependencies.Select(urn => JsonValue.Create(Urns.Name(urn)))]),
        ["options"] = Options,
    };

    private JsonObject Options
    {
        get
        {
            var set = new JsonObject();
            if (Request.HasProtect)
                set["protect"] = Request.Protect;
            if (Request.HasRetainOnDelete)
                set["retainOnDelete"] = Request.RetainOnDelete;
            if (Request.CustomTimeouts is { } timeouts)
                set["customTimeouts"] = Timeouts(timeouts);
            return set;
        }
    }

    private static JsonObject Timeouts(RegisterResourceRequest.Types.CustomTimeouts timeouts) => new(
        new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete) }
            .Where(timeout => timeout.Item2 is not "")
            .Select(timeout => KeyValuePair.Create(timeout.Item1, (JsonNode?)Seconds(timeout.Item2))));

    /// <summary>The SDK counts a duration in nanoseconds: <c>630000000000ns</c>.</summary>
    private static string Seconds(string nanoseconds) =>
        $"{decimal.Parse(nanoseconds.Replace("ns", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1_000_000_000:0.#########}s";
}
