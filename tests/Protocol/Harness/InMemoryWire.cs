namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>Requests that pass a gateway without sockets; for one caller at a time.</summary>
public sealed class InMemoryWire(Gateway gateway, PublicAddress address) : IWire
{
    /// <summary>Whom the last request reached, copies included.</summary>
    public IReadOnlyList<Coordinator> Reached { get; private set; } = [];

    public ValueTask<Answer> Send(Request request)
    {
        Reached = [];
        address.Connect(request.Uri);
        gateway.State.Certificates.Shake(request.Uri);
        switch (gateway.Admit(request, "192.0.2.7"))
        {
            case Admission.Answered gatewayAnswer:
                return new(gatewayAnswer.Answer);
            case Admission.Forwarded forwarded:
                Reached = [forwarded.To.Coordinator, .. forwarded.Copies.Select(copy => copy.Coordinator)];
                var answer = forwarded.To.Coordinator.Handle(forwarded.Request);
                foreach (var copy in forwarded.Copies)
                    copy.Coordinator.Handle(forwarded.Copy);
                return new(answer with { Headers = forwarded.Modify(answer.Headers) });
            default:
                throw new InvalidOperationException("There is no third case.");
        }
    }
}
