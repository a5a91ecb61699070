namespace TrinoInfra.Tests.EngineWire;

/// <summary>What an engine runs a program for.</summary>
public enum RunMode
{
    /// <summary><c>pulumi preview</c>: nothing is created.</summary>
    Preview,

    /// <summary><c>pulumi up</c>.</summary>
    Up,
}
