using System.Globalization;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.PersonalData;

public static class ErasureErrors
{
    public const string ErasedBefore = "client.erased_before";

    public static readonly DomainError NotFound = new(
        "erasure.not_found", "There is no erasure of this id.", ErrorKind.NotFound);

    public static readonly DomainError ReasonMissing = new(
        "erasure.reason_missing", "Say why the data is erased, such as: asked by phone on 3 December.",
        ErrorKind.Invalid, "reason");

    public static readonly DomainError NotDone = new(
        "erasure.not_done", "There is a receipt when the erasure is done. Read it again in a moment.",
        ErrorKind.Conflict);

    public static DomainError Blocked(int bookings, Guid first) => new(
        "erasure.blocked",
        $"The client has {(bookings == 1 ? "a booking" : $"{bookings} bookings")} to come. Cancel it, or erase when it is over. A dry run lists all of them.",
        ErrorKind.Conflict)
    {
        ExistingId = first,
    };

    /// <summary>Data of an erased person came back by something that is older than the erasure.</summary>
    public static DomainError ErasedOn(DateTimeOffset at, ClientId client, string? field = null) => new(
        ErasedBefore,
        string.Create(
            CultureInfo.InvariantCulture,
            $"This person's data was erased on {at.UtcDateTime:d MMMM yyyy}, and this is from before. It was not recorded. If they are a client again, register them with despiteErasure."),
        ErrorKind.Conflict, field)
    {
        ExistingId = client.Value,
    };
}
