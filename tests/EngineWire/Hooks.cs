using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>The hooks that a program registered, run in the program as an engine has them run.</summary>
internal sealed class Hooks : IDisposable
{
    private readonly ConcurrentDictionary<string, (Callback Callback, bool OnDryRun)> registered = new();
    private readonly ConcurrentDictionary<string, GrpcChannel> channels = new();
    private readonly ConcurrentQueue<(string Hook, string Resource)> ran = new();

    /// <summary>Which ran, and for which resource.</summary>
    public IReadOnlyCollection<(string Hook, string Resource)> Ran => ran;

    public void Add(string name, Callback callback, bool onDryRun)
    {
        if (!registered.TryAdd(name, (callback, onDryRun)))
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"hook '{name}' is already registered"));
    }

    /// <summary>Refuses a resource that names a hook which is not registered.</summary>
    public void RequireRegistered(RegisterResourceRequest.Types.Hooks? bound)
    {
        IEnumerable<string> names = bound is null
            ? []
            :
            [
                .. bound.BeforeCreate, .. bound.AfterCreate, .. bound.BeforeUpdate, .. bound.AfterUpdate,
                .. bound.BeforeDelete, .. bound.AfterDelete, .. bound.OnError,
            ];
        if (names.FirstOrDefault(name => !registered.ContainsKey(name)) is { } missing)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"hook '{missing}' is not registered"));
    }

    /// <summary>Runs hooks of a creation or an update, those that take part in previews alone where it is one.</summary>
    public async Task RunAsync(IEnumerable<string> names, ResourceHookRequest request, bool isPreview)
    {
        foreach (var name in names.Where(name => !isPreview || registered[name].OnDryRun))
        {
            var answer = ResourceHookResponse.Parser.ParseFrom(await InvokeAsync(name, request.Name, request));
            if (answer.Error is not "")
                throw new RpcException(new Status(StatusCode.Aborted, $"hook '{name}': {answer.Error}"));
        }
    }

    /// <summary>Runs those that ask after a failure whether to try again.</summary>
    public async Task<bool> RunAsync(IEnumerable<string> names, ErrorHookRequest request)
    {
        var retry = false;
        foreach (var name in names)
        {
            var answer = ErrorHookResponse.Parser.ParseFrom(await InvokeAsync(name, request.Name, request));
            retry |= answer.Error is "" && answer.Retry;
        }

        return retry;
    }

    public void Dispose()
    {
        foreach (var channel in channels.Values)
            channel.Dispose();
    }

    private async Task<ByteString> InvokeAsync(string name, string resource, IMessage request)
    {
        var callback = registered[name].Callback;
        var channel = channels.GetOrAdd(callback.Target, target => GrpcChannel.ForAddress($"http://{target}"));
        var answer = await new Callbacks.CallbacksClient(channel).InvokeAsync(
            new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() });
        ran.Enqueue((name, resource));
        return answer.Response;
    }
}
