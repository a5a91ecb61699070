using System.Text;

namespace TrinoInfra.Trino;

/// <summary>A statement, as it is sent: written once, however often it is.</summary>
internal sealed record Sql(string Text)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = Encoding.UTF8.GetBytes(Text);
}
