using Pulumi;

namespace TrinoInfra.Tests.Sdk;

/// <summary>How what goes wrong reaches the one who ran the stack.</summary>
public class FailureTests
{
    private static async Task<string> FaultAsync(Action body, RecordingMocks? mocks = null) =>
        (await Assert.ThrowsAsync<RunException>(() => Run.PreviewAsync(mocks ?? new RecordingMocks(), body))).Message;

    [Fact]
    public async Task A_run_exception_shows_its_message_and_nothing_else() =>
        Assert.Equal("weight 101 is above 100", await FaultAsync(() => throw new RunException("weight 101 is above 100")));

    [Fact]
    public async Task Any_other_exception_shows_its_type_message_and_trace()
    {
        var message = await FaultAsync(() => throw new FormatException("no such duration"));

        Assert.StartsWith("Running program '", message);
        Assert.Contains("failed with an unhandled exception:\nSystem.FormatException: no such duration", message);
        Assert.Contains("   at ", message);
    }

    [Fact]
    public async Task A_resource_exception_shows_its_trace_unless_it_is_hidden()
    {
        Assert.Equal("bad thing", await FaultAsync(() => throw new ResourceException("bad thing", null, hideStack: true)));
        Assert.StartsWith("Pulumi.ResourceException: bad thing", await FaultAsync(() => throw new ResourceException("bad thing", null)));
    }

    [Fact]
    public async Task An_exception_of_the_stacks_constructor_comes_as_it_is() => Assert.Equal(
        "from the constructor",
        (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Throwing>(new RecordingMocks()))).Message);

    [Fact]
    public async Task An_exception_of_the_mocks_fails_the_run()
    {
        var mocks = new RecordingMocks(args => throw new InvalidOperationException($"{args.Name} is refused"));

        var message = await FaultAsync(() => _ = new Thing("thing"), mocks);

        Assert.Contains("System.InvalidOperationException: thing is refused", message);
    }

    [Fact]
    public async Task What_depends_on_a_failed_resource_never_registers()
    {
        var mocks = new RecordingMocks(async args =>
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            return args.Name == "first" ? throw new RunException("refused") : ("id", args.Inputs);
        });

        Assert.Equal("refused", await FaultAsync(() => _ = new Thing("then", null, new() { DependsOn = new Thing("first") }), mocks));
        Assert.Equal(["first"], mocks.Registered.Select(r => r.Name));
    }

    [Fact]
    public async Task An_exception_in_Apply_fails_the_run() => Assert.Equal(
        "in Apply", await FaultAsync(() => Output.Create("in Apply").Apply<string>(Refuse)));

    [Fact]
    public async Task A_logged_error_fails_the_run_but_does_not_stop_it()
    {
        var mocks = new RecordingMocks();

        var message = await FaultAsync(
            () =>
            {
                Log.Error("one thing is wrong");
                _ = new Thing("thing");
            },
            mocks);

        Assert.Equal("one thing is wrong", message);
        Assert.Single(mocks.Registered);
    }

    [Fact]
    public async Task Several_errors_come_together()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Run.PreviewAsync(new RecordingMocks(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));

        Assert.Equal(["first", "second"], error.InnerExceptions.Select(e => Assert.IsType<RunException>(e).Message).Order());
    }

    [Fact]
    public async Task Lesser_messages_fail_nothing() => await Run.PreviewAsync(new RecordingMocks(), () =>
    {
        Log.Debug("debug");
        Log.Info("info", new Thing("thing"));
        Log.Warn("warn");
    });

    [Fact]
    public async Task A_stack_output_left_unset_is_named() => Assert.Equal(
        "Output(s) 'Url, named' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
        (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Unset>(new RecordingMocks()))).Message);

    [Fact]
    public async Task A_stack_output_that_is_no_output_is_named() => Assert.Equal(
        "Output(s) 'Url' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
        (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<NoOutput>(new RecordingMocks()))).Message);

    [Fact]
    public async Task One_run_within_another_is_refused()
    {
        var message = await FaultAsync(() =>
            Run.PreviewAsync(new RecordingMocks(), () => { }).GetAwaiter().GetResult());

        Assert.Contains("Deployment.Instance should only be set once", message);
    }

    [Fact]
    public async Task Runs_after_a_failed_one_are_not_affected()
    {
        await FaultAsync(() => throw new RunException("first"));

        Assert.Single(await Run.PreviewAsync(new RecordingMocks(), () => _ = new Thing("thing")));
    }

    [Fact]
    public async Task Without_an_engine_a_stack_does_not_run()
    {
        // The published SDK throws, the stand-in says why on stderr and returns 1: neither makes the stack.
        var (stderr, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await Deployment.RunAsync<Throwing>());
            Assert.Contains("speaks to no engine", said.ToString());
        }
        catch (InvalidOperationException exception)
        {
            Assert.Contains("without the Pulumi engine", exception.Message);
        }
        finally
        {
            Console.SetError(stderr);
        }
    }

    private static Output<string> Refuse(string message) => throw new RunException(message);

    private sealed class Throwing : Stack
    {
        public Throwing() => throw new RunException("from the constructor");
    }

    private sealed class Unset : Stack
    {
        [Output]
        public Output<string>? Url { get; set; }

        [Output("named")]
        public Output<string>? Other { get; set; }
    }

    private sealed class NoOutput : Stack
    {
        [Output]
        public string Url { get; set; } = "https://a";
    }
}
