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
        var bytes = message.ToByteArray();
        if (new MessageParser<T>(() => new T()).WithDiscardUnknownFields(true).ParseFrom(bytes).Equals(message))
            return;

        var numbers = Numbers(bytes).Where(number => message.Descriptor.FindFieldByNumber(number) is null).ToList();
        throw new RpcException(new Status(
            StatusCode.Unimplemented,
            $"tests/EngineWire/Messages does not declare {(numbers is [] ? "a part" : $"field {string.Join(", ", numbers)}")} of {message}"));
    }

    private static IEnumerable<int> Numbers(byte[] message)
    {
        var fields = new CodedInputStream(message);
        while (fields.ReadTag() is not 0 and var tag)
        {
            yield return WireFormat.GetTagFieldNumber(tag);
            fields.SkipLastField();
        }
    }
}
