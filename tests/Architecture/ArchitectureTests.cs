
namespace TrinoInfra.Tests.Architecture;

/// <summary>docs/architecture.md says who may know whom. The code keeps to it, and it says nothing that is not so.</summary>
public sealed class ArchitectureTests
{
    private static readonly string _infra = Repository.File("infra");
    // The compiler is asked once: a new instance of this class runs each test.
    private static readonly Lazy<IReadOnlyDictionary<(string From, string To), string>> _arrows = new(() => CodeArrows.Of(_infra));
    private readonly RoomTable _table = RoomTable.Read();

    [Fact]
    public void Every_room_is_in_the_table() => Assert.Equal(CodeArrows.Rooms(_infra), _table.Rooms);

    [Fact]
    public void No_room_knows_one_that_the_table_does_not_allow()
    {
        var allowed = _table.Arrows.ToHashSet();

        Assert.Empty(_arrows.Value
            .Where(arrow => !allowed.Contains(arrow.Key))
            .Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {arrow.Value}"));
    }

    [Fact]
    public void The_table_allows_nothing_that_the_code_does_without() =>
        Assert.Empty(_table.Arrows.Except(_arrows.Value.Keys));

    [Fact]
    public void No_rooms_know_each_other_in_a_circle() => Assert.Empty(_table.Circle());

    [Fact]
    public void The_picture_is_the_tables()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            RoomTable.WritePicture(_table.Picture());

        Assert.Equal(_table.Picture(), RoomTable.PictureInDocument());
    }
}
