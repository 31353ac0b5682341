using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public readonly record struct ClientMergeId(Guid Value) : IComparable<ClientMergeId>
{
    public static ClientMergeId New() => new(SequentialGuid.New());

    public int CompareTo(ClientMergeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
