using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>How a client first came to us.</summary>
/// <param name="At">When; now where it is not said.</param>
/// <param name="FirstBookedAt">Set when the sender knows that they have booked before.</param>
/// <param name="Status">As it begins.</param>
/// <param name="KnownAs">What they like to be called, where that is not the first name.</param>
/// <param name="SaidBy">Who said the name and the e-mail; the source's usual one where it is left out.</param>
/// <param name="Birthday">Null where it is not known.</param>
/// <param name="Notes">For staff.</param>
public sealed record FirstContact(
    Source Source, GivenName Name, EmailAddress? Email, DateTimeOffset? At = null,
    DateTimeOffset? FirstBookedAt = null, ClientStatus Status = ClientStatus.Active, string? KnownAs = null,
    ValueSource? SaidBy = null, DateOnly? Birthday = null, string? Notes = null);
