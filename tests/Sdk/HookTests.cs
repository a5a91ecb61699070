using Pulumi;

namespace TrinoInfra.Tests.Sdk;

public class HookTests
{
    [Fact]
    public async Task A_resource_with_a_hook_registers_as_without()
    {
        var mocks = new RecordingMocks();

        await Run.UpdateAsync(mocks, () =>
        {
            var hook = new ErrorHook("on-error", (_, _) => throw new InvalidOperationException("nothing failed"));
            _ = new Thing("a", new ThingArgs { Label = "x" }, new CustomResourceOptions { Hooks = { OnError = [hook] } });
            _ = new Thing("b", new ThingArgs { Label = "x" }, new CustomResourceOptions { Hooks = { OnError = [hook] } });
            _ = new Thing("c", new ThingArgs { Label = "x" });
        });

        Assert.Equal(mocks["c"].Inputs, mocks["a"].Inputs);
        Assert.Equal(3, mocks.Registered.Length);
    }

    [Fact]
    public async Task A_hook_keeps_its_name_and_callback()
    {
        ErrorHookCallback callback = (args, _) => Task.FromResult(args.Name == "a");

        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            var hook = new ErrorHook("on-error", callback);
            Assert.Equal("on-error", hook.Name);
            Assert.Same(callback, hook.Callback);
        });

        var args = new ErrorHookArgs("urn", "id", "a", "type", failedOperation: "create");
        Assert.Equal(("urn", "id", "type", "create"), (args.Urn, args.Id, args.Type, args.FailedOperation));
        Assert.Empty(args.Errors);
        Assert.Null(args.NewInputs);
        Assert.True(await callback(args, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_hook_is_of_a_run() =>
        Assert.Throws<InvalidOperationException>(() => new ErrorHook("on-error", (_, _) => Task.FromResult(false)));

    [Fact]
    public async Task Merge_joins_hooks_and_changes_neither()
    {
        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            ErrorHook Hook(string name) => new(name, (_, _) => Task.FromResult(false));
            CustomResourceOptions first = new() { Hooks = { OnError = [Hook("a")] } }, second = new() { Hooks = { OnError = [Hook("b")] } };

            var merged = CustomResourceOptions.Merge(first, second);

            Assert.Equal(["a", "b"], merged.Hooks.OnError.Select(hook => hook.Name));
            Assert.Single(first.Hooks.OnError);
            Assert.Single(second.Hooks.OnError);
            Assert.Empty(new CustomResourceOptions().Hooks.OnError);
        });
    }
}
