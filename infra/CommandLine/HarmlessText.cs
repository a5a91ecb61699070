using Spectre.Console;
using Spectre.Console.Rendering;
using TrinoInfra.Checking;

namespace TrinoInfra.CommandLine;

/// <summary>Lets a console's own escapes through, and none that stand in a text: texts of others move no cursor.</summary>
internal sealed class HarmlessText : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Filter(renderable));

    private sealed class Filter(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(Quoted.Whole(segment.Text), segment.Style));
    }
}
