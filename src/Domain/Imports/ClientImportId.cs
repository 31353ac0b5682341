using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Imports;

public readonly record struct ClientImportId(Guid Value) : IComparable<ClientImportId>
{
    public static ClientImportId New() => new(SequentialGuid.New());

    public int CompareTo(ClientImportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
