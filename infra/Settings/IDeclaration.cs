using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>What a stack's configuration declares, validated: Trino behind its Gateway, or what such a stack is compared with.</summary>
public interface IDeclaration
{
    /// <summary>Where it goes.</summary>
    ClusterSettings Cluster { get; }

    /// <summary>What is worth saying about the settings, though nothing is wrong with them.</summary>
    ImmutableArray<Note> Notes { get; }
}
