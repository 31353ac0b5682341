using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.ServiceMappings;

public readonly record struct ServiceMappingId(Guid Value) : IComparable<ServiceMappingId>
{
    public static ServiceMappingId New() => new(SequentialGuid.New());

    public int CompareTo(ServiceMappingId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
