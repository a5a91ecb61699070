namespace TrinoInfra.Tests.EngineWire;

/// <summary>The names that an engine gives: <c>urn:pulumi:stack::project::type$of$parents$type::name</c>.</summary>
internal static class Urns
{
    public const string StackType = "pulumi:pulumi:Stack";

    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="parent">The parent's, empty for the stack itself.</param>
    /// <param name="type">The resource's own type.</param>
    /// <param name="name">Its own name.</param>
    public static string Of(string stack, string project, string parent, string type, string name)
    {
        var types = parent is "" || IsStack(parent) ? type : $"{Types(parent)}${type}";
        return $"urn:pulumi:{stack}::{project}::{types}::{name}";
    }

    public static bool IsStack(string urn) => urn is not "" && Types(urn) == StackType;

    public static string Name(string urn) => urn.Split("::")[3];

    /// <summary>The URN in a provider's reference, which is followed by its id.</summary>
    public static string OfProvider(string reference) => reference[..reference.LastIndexOf("::", StringComparison.Ordinal)];

    private static string Types(string urn) => urn.Split("::")[2];
}
