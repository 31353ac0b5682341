using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public readonly record struct ClientId(Guid Value) : IComparable<ClientId>
{
    public static ClientId New() => new(SequentialGuid.New());

    public int CompareTo(ClientId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
