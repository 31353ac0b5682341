namespace CustomerTracking.Domain.Clients;

public enum ClientStatus
{
    Active,
    Inactive,

    /// <summary>What was personal is gone; the record stays so that its bookings still count.</summary>
    Erased,
}
