using TrinoInfra.Load;

namespace TrinoInfra.Tests.Load;

public sealed class StatementFileTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT 1;\nSELECT 2;\n", "SELECT 1|SELECT 2")]
    [InlineData("SELECT\n  1 ; SELECT 2", "SELECT\n  1|SELECT 2")]
    [InlineData(";;SELECT 1;;", "SELECT 1")]
    [InlineData("SELECT ';', 'it''s;', \"a;\"\"b\"; SELECT 2", "SELECT ';', 'it''s;', \"a;\"\"b\"|SELECT 2")]
    [InlineData("-- one; two\nSELECT 1; -- the end;\n/* ; */", "-- one; two\nSELECT 1")]
    [InlineData("SELECT 1 /* a;\nb */ + 2 - -3; SELECT 4 / 2", "SELECT 1 /* a;\nb */ + 2 - -3|SELECT 4 / 2")]
    [InlineData("SELECT 1 -- it's", "SELECT 1 -- it's")]
    public void Statements_end_with_semicolons(string text, string statements)
    {
        Assert.True(StatementFile.Parse(text, "q.sql").TryGet(out var read, out _));
        Assert.Equal(statements.Split('|'), read.Select(sql => sql.Text));
    }

    [Theory]
    [InlineData("", "q.sql: has no statement; write some, each with a semicolon at its end")]
    [InlineData(" ; -- nothing\n", "q.sql: has no statement; write some, each with a semicolon at its end")]
    [InlineData("SELECT 1;\nSELECT 'a;\n", "q.sql:2: a text is not closed; close it")]
    [InlineData("SELECT \"a", "q.sql:1: a name in quotes is not closed; close it")]
    [InlineData("SELECT 1\n\n/* more", "q.sql:3: a comment is not closed; close it")]
    public void What_is_no_file_of_statements_is_a_fault(string text, string fault)
    {
        Assert.False(StatementFile.Parse(text, "q.sql").TryGet(out _, out var faults));
        Assert.Equal(fault, $"{Assert.Single(faults)}");
    }
}
