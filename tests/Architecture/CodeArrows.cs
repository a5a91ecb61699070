using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrinoInfra.Tests.Architecture;

/// <summary>
/// Which room of infra/ knows which, by the compiler's symbols. A room is a folder there, or a file beside the folders.
/// </summary>
internal static class CodeArrows
{
    /// <summary>What the SDK's implicit usings stand for.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Each arrow with one place in the code that makes it.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Of(string infra)
    {
        var compilation = Compile(infra);
        var arrows = new SortedDictionary<(string From, string To), string>();
        foreach (var (arrow, place) in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).AsParallel().AsOrdered()
            .SelectMany(tree => Of(infra, tree, compilation.GetSemanticModel(tree))))
        {
            arrows.TryAdd(arrow, place);
        }

        return arrows;
    }

    private static IEnumerable<((string From, string To) Arrow, string Place)> Of(string infra, SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        from other in FilesOf(model.GetSymbolInfo(name))
        let arrow = (From: RoomOf(infra, tree.FilePath), To: RoomOf(infra, other))
        where arrow.From != arrow.To
        select (arrow, PlaceOf(infra, name));

    /// <summary>The rooms there are.</summary>
    public static IReadOnlyList<string> Rooms(string infra) =>
        [.. SourceFiles(infra).Select(file => RoomOf(infra, file)).Distinct().Order(StringComparer.Ordinal)];

    private static CSharpCompilation Compile(string infra) => CSharpCompilation.Create(
        "infra",
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings),
            .. SourceFiles(infra).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)),
        ],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TrinoInfra", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<string> SourceFiles(string infra) =>
        Directory.EnumerateFiles(infra, "*.cs", SearchOption.AllDirectories);

    // A name may be of a member, an extension method, a constructor: where its type stands is what is known.
    private static IEnumerable<string> FilesOf(SymbolInfo info) =>
        new[] { info.Symbol }.Concat(info.CandidateSymbols)
            .Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
            .OfType<INamedTypeSymbol>()
            .SelectMany(type => type.OriginalDefinition.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree.FilePath);

    private static string RoomOf(string infra, string file) => Path.GetRelativePath(infra, file).Split(Path.DirectorySeparatorChar) switch
    {
        [var alone] => alone,
        [var folder, ..] => $"{folder}/",
        _ => throw new ArgumentException(file, nameof(file)),
    };

    private static string PlaceOf(string infra, SimpleNameSyntax name)
    {
        var place = name.GetLocation().GetLineSpan();
        return $"{Path.GetRelativePath(infra, place.Path)}:{place.StartLinePosition.Line + 1} names {name.Identifier.Text}";
    }
}
