using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

public readonly record struct ServiceAccountId(Guid Value) : IComparable<ServiceAccountId>
{
    public static ServiceAccountId New() => new(SequentialGuid.New());

    public int CompareTo(ServiceAccountId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
