using System.Diagnostics.CodeAnalysis;
using Pulumi;

// `make native` keeps this assembly, the one beside it and the program whole (TrinoInfra.csproj), so that what is looked for by
// reflection is there. Generic code is made ahead for all reference types at once; where a value type can stand, the code that
// makes it names it.
[assembly: UnconditionalSuppressMessage("Trimming", "IL2026", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2060", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2070", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2075", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2087", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("AOT", "IL3050", Scope = "module", Justification = Native.Whole)]
[assembly: UnconditionalSuppressMessage("SingleFile", "IL3000", Scope = "module", Justification = "An empty path in a message.")]

namespace Pulumi;

internal static class Native
{
    public const string Whole = "The assemblies are kept whole, and instantiations with value types are named.";
}
