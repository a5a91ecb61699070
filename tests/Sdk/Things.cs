using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace TrinoInfra.Tests.Sdk;

/// <summary>A managed resource with an output of each sort.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args, options)
{
    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("limit")]
    public Output<int?> Limit { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("flag")]
    public Output<bool> Flag { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<string>> Tags { get; private set; } = null!;

    [Output("counts")]
    public Output<ImmutableDictionary<string, int>> Counts { get; private set; } = null!;

    [Output("shape")]
    public Output<Shape> Shape { get; private set; } = null!;

    [Output("free")]
    public Output<ImmutableDictionary<string, object>> Free { get; private set; } = null!;
}

/// <summary>A structured output.</summary>
[OutputType]
internal sealed class Shape
{
    public readonly string Name;
    public readonly int Sides;
    public readonly ImmutableArray<double> Lengths;

    [OutputConstructor]
    public Shape(string name, int sides, ImmutableArray<double> lengths)
    {
        Name = name;
        Sides = sides;
        Lengths = lengths;
    }
}

/// <summary>Arguments of each sort.</summary>
internal sealed class ThingArgs : ResourceArgs
{
    [Input("label")]
    public Input<string>? Label { get; init; }

    [Input("size")]
    public Input<int>? Size { get; init; }

    [Input("ratio")]
    public Input<double>? Ratio { get; init; }

    [Input("flag")]
    public Input<bool>? Flag { get; init; }

    [Input("asJson", json: true)]
    public Input<bool>? AsJson { get; init; }

    [field: Input("tags")]
    public InputList<string> Tags { get => field ??= []; init; }

    [field: Input("labels")]
    public InputMap<string> Labels { get => field ??= []; init; }

    [field: Input("values")]
    public InputMap<object> Values { get => field ??= []; init; }

    [Input("inner")]
    public Input<InnerArgs>? Inner { get; init; }

    [field: Input("inners")]
    public InputList<InnerArgs> Inners { get => field ??= []; init; }

    [Input("any")]
    public Input<object>? Any { get; init; }
}

/// <summary>Arguments within arguments, one of them required.</summary>
internal sealed class InnerArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; init; } = null!;

    [Input("note")]
    public Input<string>? Note { get; init; }
}

/// <summary>A component.</summary>
internal sealed class Box : ComponentResource
{
    public Box(string name, ComponentResourceOptions? options = null)
        : base("test:index:Box", name, options)
    {
    }

    /// <summary>A component with parts, made with itself as their parent.</summary>
    public Box(string name, Action<Box> fill, ComponentResourceOptions? options = null)
        : this(name, options)
    {
        fill(this);
        RegisterOutputs(new Dictionary<string, object?> { ["filled"] = true });
    }
}

/// <summary>A provider of the things' package.</summary>
internal sealed class ThingProvider(string name, CustomResourceOptions? options = null)
    : ProviderResource("test", name, ResourceArgs.Empty, options);

/// <summary>Runs against mocks.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action body) =>
        Deployment.TestAsync(mocks, new TestOptions(), body);

    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Action body) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, body);
}
