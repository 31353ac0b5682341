namespace CustomerTracking.Infrastructure.Staff;

/// <summary>A browser that is signed in. A cookie is worth nothing without its row.</summary>
internal sealed class SignInSession
{
    public Guid Id { get; init; }

    public Guid StaffId { get; init; }

    /// <summary>When a request last came with it, to the day.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
