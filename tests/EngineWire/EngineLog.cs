using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>The engine itself, of which a program wants that it passes messages on to people.</summary>
internal sealed class EngineLog : Messages.Engine.EngineBase
{
    private readonly ConcurrentQueue<LogRequest> messages = new();

    public IReadOnlyCollection<LogRequest> Messages => messages;

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        messages.Enqueue(request);
        return Task.FromResult(new Empty());
    }
}
