using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Pods;

/// <summary>Which line of a log tells why its process ended.</summary>
public sealed class TellingLinesTests
{
    [Theory]
    [InlineData("Unrecognized VM option 'UseG1GCx'\nDid you mean '(+/-)UseG1GC'?\nError: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.\n", "Unrecognized VM option 'UseG1GCx' Did you mean '(+/-)UseG1GC'?", "Jvm")]
    [InlineData("Picked up JAVA_TOOL_OPTIONS: -Dx=y\nInvalid maximum heap size: -Xmx1X\nError: Could not create the Java Virtual Machine.\n", "Invalid maximum heap size: -Xmx1X", "Jvm")]
    [InlineData("Error occurred during initialization of VM\nInitial heap size set to a larger value than the maximum heap size\n", "Initial heap size set to a larger value than the maximum heap size", "Jvm")]
    [InlineData("x\tERROR\tmain\ty\tConfiguration is invalid\n==========\n\nErrors:\n\n1) Invalid configuration property a: must not be null (for class A.b)\n\n2) Configuration property 'c' was not used\n\n\nWarnings:\n\n1) Configuration property 'd' is deprecated\n\n==========\n", "1) Invalid configuration property a: must not be null (for class A.b); 2) Configuration property 'c' was not used", "Configuration")]
    [InlineData("com.google.inject.CreationException: Unable to create injector, see the following errors:\n\n1) No implementation for X was bound.\n  at A.b(C.java:1)\n\n1 error\n\tat com.google.inject.X\n", "1) No implementation for X was bound.", "Configuration")]
    [InlineData("t\tERROR\tmain\tio.trino.server.Server\tNo factory for connector 'x'. Available factories: [tpch]\njava.lang.IllegalArgumentException: No factory\n\tat a.b(C.java:1)\n", "No factory for connector 'x'. Available factories: [tpch]", "Other")]
    [InlineData("t\tERROR\tmain\tl\tfirst\nt\tERROR\tmain\tl\tlast\njava.lang.X: a\nCaused by: b\n\tat c\nCaused by: d\n... 3 more\n", "last; Caused by: d", "Other")]
    [InlineData("Terminating due to java.lang.OutOfMemoryError: Java heap space\n", "Terminating due to java.lang.OutOfMemoryError: Java heap space", "Other")]
    [InlineData("E1126 04:07:27.874001       1 main.go:1] cannot get leases\nI1126 04:07:27.874001       1 main.go:2] shutting down\n", "E1126 04:07:27.874001       1 main.go:1] cannot get leases", "Other")]
    [InlineData("2026-11-26T04:07:26Z\tinfo\tready: no errors\n2026-11-26T04:07:26Z\terror\tfailed to list\n", "2026-11-26T04:07:26Z\terror\tfailed to list", "Other")]
    [InlineData("mysterious last words\n2026-11-26T04:07:26.155Z\tINFO\tmain\tBootstrap\tsome.property\ta\tb\n", "mysterious last words", "Other")]
    public void The_telling_line_is_found(string log, string text, string kind)
    {
        var found = TellingLines.Of(log);

        Assert.Equal((text, kind), (found?.Text, $"{found?.Kind}"));
        Assert.Equal(text, TellingLines.Of(log.ReplaceLineEndings("\r\n"))?.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("2026-11-26T04:07:26.155Z\tINFO\tmain\tBootstrap\tno errors so far\n==========\n")]
    public void Chatter_tells_nothing(string log) => Assert.Null(TellingLines.Of(log));

    [Fact]
    public void Of_a_long_list_the_first_is_told_and_how_many_more_there_are()
    {
        var log = "Errors:\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"\n{n}) Configuration property 'a.rather.long.name.{n}' was not used\n"));

        Assert.Equal("1) Configuration property 'a.rather.long.name.1' was not used; and 39 more", TellingLines.Of(log)?.Text);
    }

    [Theory]
    [MemberData(nameof(PodSample.All), MemberType = typeof(PodSample))]
    public void A_log_that_ends_anywhere_is_no_trouble(string sample)
    {
        var log = new PodSample(sample).Answers[0].Log;
        for (var end = 0; end < log.Length; end += 37)
            Assert.InRange(TellingLines.Of(log[..end])?.Text.Length ?? 0, 0, 400);
    }
}
