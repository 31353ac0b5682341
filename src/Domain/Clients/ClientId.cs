namespace CustomerTracking.Domain.Clients;

public readonly record struct ClientId(Guid Value) : IComparable<ClientId>
{
    public static ClientId New() => new(Guid.CreateVersion7());

    public int CompareTo(ClientId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
