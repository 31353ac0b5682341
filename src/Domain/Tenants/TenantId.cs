using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

public readonly record struct TenantId(Guid Value) : IComparable<TenantId>
{
    public static TenantId New() => new(SequentialGuid.New());

    public int CompareTo(TenantId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
