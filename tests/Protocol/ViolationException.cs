namespace TrinoInfra.Tests.Protocol;

/// <summary>Something that must hold of the routes does not.</summary>
internal sealed class ViolationException(string message) : Exception(message);
