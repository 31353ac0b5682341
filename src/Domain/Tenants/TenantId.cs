namespace CustomerTracking.Domain.Tenants;

public readonly record struct TenantId(Guid Value) : IComparable<TenantId>
{
    public static TenantId New() => new(Guid.CreateVersion7());

    public int CompareTo(TenantId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
