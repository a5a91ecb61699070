namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>No gateway between client and coordinator.</summary>
public sealed class DirectWire(Coordinator coordinator) : IWire
{
    public ValueTask<Answer> Send(Request request) => new(coordinator.Handle(request));
}
