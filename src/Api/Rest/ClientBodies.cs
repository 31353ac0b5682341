using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>A new client.</summary>
internal sealed record RegisterClientBody : IChecksFields
{
    /// <summary>At most 100 characters; <c>Unknown</c> when left out.</summary>
    public string? FirstName { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? LastName { get; init; }

    /// <summary>What they like to be called, where that is not the first name. At most 100 characters.</summary>
    public string? KnownAs { get; init; }

    public string? Email { get; init; }

    /// <summary>Any spelling; without a country code it belongs to the tenant's region. Needed.</summary>
    [AlsoNumber]
    public string? Phone { get; init; }

    /// <summary>A date such as <c>1990-05-31</c>, from 1900-01-01 to today.</summary>
    public DateOnly? Birthday { get; init; }

    /// <summary>For staff. At most 1000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>How they first came. Needed.</summary>
    public Source? FirstInteractionSource { get; init; }

    /// <summary>When they first came; now when left out. Without an offset it is the tenant's local time.</summary>
    public AppointmentTime? FirstInteractionDate { get; init; }

    /// <summary>When they first booked, if they have.</summary>
    public AppointmentTime? FirstBookingDate { get; init; }

    /// <summary><c>active</c> (when left out) or <c>inactive</c>.</summary>
    public ClientStatus? Status { get; init; }

    /// <summary>
    /// True: they are a client again, though their data was erased before. Without it such a phone is refused
    /// (<c>client.erased_before</c>), so that no system brings them back by itself.
    /// </summary>
    public bool? DespiteErasure { get; init; }

    public RegisterClient ToCommand() => new()
    {
        DespiteErasure = DespiteErasure ?? false,
        FirstName = FirstName,
        LastName = LastName,
        KnownAs = KnownAs,
        Email = Email,
        Phone = Phone,
        Birthday = Birthday,
        Notes = Notes,
        FirstInteractionSource = FirstInteractionSource.GetValueOrDefault(),
        FirstInteractionDate = FirstInteractionDate,
        FirstBookingDate = FirstBookingDate,
        Status = Status ?? ClientStatus.Active,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
        Required.Source(FirstInteractionSource, "firstInteractionSource");
}

/// <summary>What of a client changes: what is left out stays, null clears.</summary>
internal sealed record ChangeClientBody
{
    /// <summary>At most 100 characters.</summary>
    public Change<string> FirstName { get; init; }

    /// <summary>At most 100 characters.</summary>
    [Clearable]
    public Change<string> LastName { get; init; }

    /// <summary>What they like to be called, where that is not the first name. At most 100 characters.</summary>
    [Clearable]
    public Change<string> KnownAs { get; init; }

    /// <summary>One address.</summary>
    [Clearable]
    public Change<string> Email { get; init; }

    /// <summary>Another number to call, in any spelling.</summary>
    [AlsoNumber]
    public Change<string> Phone { get; init; }

    /// <summary>A date such as <c>1990-05-31</c>, from 1900-01-01 to today.</summary>
    [Clearable]
    public Change<DateOnly?> Birthday { get; init; }

    /// <summary>For staff. At most 1000 characters.</summary>
    [Clearable]
    public Change<string> Notes { get; init; }

    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    public Change<ClientStatus> Status { get; init; }

    /// <summary>
    /// Of <c>firstName</c>, <c>lastName</c> and <c>email</c>, those that only users on the pages change from now on; an
    /// empty list, and null, unlock all.
    /// </summary>
    [Clearable]
    public Change<IReadOnlyList<string>> LockedFields { get; init; }

    /// <summary>
    /// The client whose household they join, or anybody else of it; null: they leave theirs. Who has members of their own
    /// cannot join another's.
    /// </summary>
    [Clearable]
    public Change<Guid?> HouseholdOwnerId { get; init; }

    public ChangeClient ToCommand(ClientId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Channel = Channel.Rest,
        FirstName = FirstName,
        LastName = LastName,
        KnownAs = KnownAs,
        Email = Email,
        Phone = Phone,
        Birthday = Birthday,
        Notes = Notes,
        Status = Status,
        LockedFields = LockedFields,
        HouseholdOwnerId = HouseholdOwnerId.Map<ClientId?>(id => id is { } owner ? new ClientId(owner) : null),
    };
}

/// <summary>Somebody who books with the client's phone.</summary>
internal sealed record HouseholdMemberBody
{
    /// <summary>At most 100 characters. Needed, unless <c>guestName</c> says it.</summary>
    public string? FirstName { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>Their own number, in any spelling; no client may be known by it.</summary>
    [AlsoNumber]
    public string? Phone { get; init; }

    /// <summary>A date such as <c>1990-05-31</c>, from 1900-01-01 to today.</summary>
    public DateOnly? Birthday { get; init; }

    /// <summary>For staff. At most 1000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>
    /// The <c>guestName</c> of bookings that the client made for them: those bookings become theirs, and the name is taken
    /// from it where it is left out.
    /// </summary>
    public string? GuestName { get; init; }

    public AddHouseholdMember ToCommand(ClientId client) => new()
    {
        ClientId = client,
        Channel = Channel.Rest,
        FirstName = FirstName,
        LastName = LastName,
        Email = Email,
        Phone = Phone,
        Birthday = Birthday,
        Notes = Notes,
        GuestName = GuestName,
    };
}

/// <summary>What is decided on a suggested value.</summary>
internal sealed record SuggestionBody : IChecksFields
{
    /// <summary>
    /// <c>used</c>: it is the client's value from now on. <c>dismissed</c>: it is never suggested again. <c>open</c>: it
    /// waits for a decision again. Needed.
    /// </summary>
    public SuggestionState? State { get; init; }

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
        Required.Value(State, "state", $"Needed: one of {EnumText<SuggestionState>.All}.");
}

/// <summary>What a client decided.</summary>
internal sealed record ConsentBody : IChecksFields
{
    /// <summary><c>marketing</c>, <c>reminders</c>, <c>call_recording</c> or <c>data_processing</c>. Needed.</summary>
    public ConsentPurpose? Purpose { get; init; }

    /// <summary><c>email</c>, <c>sms</c>, <c>whatsapp</c> or <c>phone</c>; every way when left out.</summary>
    public ConsentMedium? Medium { get; init; }

    /// <summary><c>given</c>, <c>refused</c> or <c>withdrawn</c>. Needed.</summary>
    public ConsentState? State { get; init; }

    /// <summary>In which words, or where it was signed. At most 500 characters.</summary>
    public string? Words { get; init; }

    public RecordConsent ToCommand(ClientId client) => new()
    {
        ClientId = client,
        Purpose = Purpose.GetValueOrDefault(),
        Medium = Medium,
        State = State.GetValueOrDefault(),
        Words = Words,
        Channel = Channel.Rest,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
    [
        .. Required.Value(Purpose, "purpose", $"Needed: one of {EnumText<ConsentPurpose>.All}."),
        .. Required.Value(State, "state", $"Needed: one of {EnumText<ConsentState>.All}."),
    ];
}
