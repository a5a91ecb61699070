namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>The text is no document this reader takes; never leaves <see cref="DocumentStream"/>.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
