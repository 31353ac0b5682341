namespace CustomerTracking.Domain.ServiceMappings;

public readonly record struct ServiceMappingId(Guid Value) : IComparable<ServiceMappingId>
{
    public static ServiceMappingId New() => new(Guid.CreateVersion7());

    public int CompareTo(ServiceMappingId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
