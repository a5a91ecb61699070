using Google.Protobuf;
using Grpc.Core;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What a message holds beyond the fields that Messages/ declares.</summary>
internal static class Undeclared
{
    /// <summary>Refuses it: an option that nobody looks at here must not pass for one that is as planned.</summary>
    /// <exception cref="RpcException">There is such a field, at whatever depth.</exception>
    public static void Refuse<T>(T message)
        where T : IMessage<T>, new()
    {
        var declared = new MessageParser<T>(() => new T())
            .WithDiscardUnknownFields(true)
            .ParseFrom(message.ToByteString());
        if (!declared.Equals(message))
        {
            throw new RpcException(new Status(
                StatusCode.Unimplemented,
                $"a {typeof(T).Name} has fields that tests/EngineWire/Messages does not declare; declared are: {declared}"));
        }
    }
}
