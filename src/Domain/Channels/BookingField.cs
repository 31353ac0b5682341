using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Channels;

/// <summary>
/// A field of a booking as senders state it. <see cref="All"/> is the one table by which readers, field maps,
/// corrections and the pages' labels go: what is added to it, every channel reads.
/// </summary>
/// <param name="Name">As a field map and a correction call it.</param>
/// <param name="Label">As staff read it.</param>
/// <param name="Kind">What means nothing in it.</param>
/// <param name="Aliases">
/// In camelCase, the usual one first. Senders may write them in snake_case as well; see <see cref="Spellings"/>.
/// </param>
public sealed record BookingField(
    string Name, string Label, BookingFieldKind Kind, params IReadOnlyList<string> Aliases)
{
    public static readonly BookingField Confirmed = new(
        "confirmed", "Confirmed", BookingFieldKind.Flag, "bookingConfirmed");

    public static readonly BookingField Reference = new(
        "reference", "Booking's id", BookingFieldKind.Id,
        "externalId", "externalBookingId", "bookingId", "bookingReference", "reference")
    { Property = "externalBookingId" };

    /// <summary>Whose id <see cref="Reference"/> is.</summary>
    public static readonly BookingField ExternalProvider = new(
        "externalProvider", "Whose id that is", BookingFieldKind.Id, "externalProvider");

    public static readonly BookingField Phone = new(
        "phone", "Phone", BookingFieldKind.Text,
        "phone", "customerPhone", "customerPhoneNumber", "phoneNumber", "mobile")
    { IsOfPerson = true };

    public static readonly BookingField FirstName = new(
        "firstName", "First name", BookingFieldKind.FirstName, "firstName", "customerFirstName")
    { IsOfPerson = true };

    public static readonly BookingField LastName = new(
        "lastName", "Last name", BookingFieldKind.LastName, "lastName", "customerLastName")
    { IsOfPerson = true };

    /// <summary>Read where neither part is given.</summary>
    public static readonly BookingField WholeName = new(
        "name", "Whole name", BookingFieldKind.WholeName, "name", "customerName", "fullName")
    { IsOfPerson = true };

    public static readonly BookingField Email = new(
        "email", "E-mail", BookingFieldKind.Email, "email", "customerEmail")
    { IsOfPerson = true };

    public static readonly BookingField Service = new(
        "service", "Service", BookingFieldKind.Text, "service", "serviceName")
    { Property = "serviceName" };

    public static readonly BookingField Category = new(
        "category", "Category", BookingFieldKind.Text, "serviceCategory", "category")
    { Property = "serviceCategory" };

    public static readonly BookingField Staff = new(
        "staff", "With whom", BookingFieldKind.FirstName, "staff", "staffMember", "staffName")
    { Property = "staffMember" };

    public static readonly BookingField Start = new(
        "start", "Starts at", BookingFieldKind.Text,
        "dateTime", "datetime", "appointmentDateTime", "appointmentDatetime", "appointmentTime", "bookingDate",
        "start", "startTime", "startsAt")
    { Property = "startsAt" };

    /// <summary>Minutes.</summary>
    public static readonly BookingField Duration = new(
        "duration", "Minutes", BookingFieldKind.Text, "duration", "durationMinutes");

    public static readonly BookingField Price = new(
        "price", "Price", BookingFieldKind.Text, "price", "amount")
    { Property = "amount" };

    public static readonly BookingField Currency = new("currency", "Currency", BookingFieldKind.Text, "currency");

    public static readonly BookingField Notes = new("notes", "Notes", BookingFieldKind.Text, "notes");

    /// <summary>
    /// A list of <c>{provider, externalClientId, businessId, branchId}</c>: what any salon system calls the client.
    /// </summary>
    public static readonly BookingField ServiceMappings = new(
        "serviceMappings", "Ids in other systems", BookingFieldKind.List, "serviceMappings")
    { IsOfSalonSystem = true, IsOfPerson = true };

    public static readonly IReadOnlyList<BookingField> All =
    [
        Confirmed, Reference, ExternalProvider, Phone, FirstName, LastName, WholeName, Email, Service, Category, Staff,
        Start, Duration, Price, Currency, Notes,
        .. ExternalClient.WellKnownProviders.SelectMany(provider => OfSalonSystem.Select(id => Id(provider, id))),
        ServiceMappings,
    ];

    private static readonly FrozenDictionary<string, BookingField> ByName = All
        .SelectMany(field => new[] { (Key: field.Name, Field: field), (Key: field.Property, Field: field) })
        .DistinctBy(one => one.Key).ToFrozenDictionary(one => one.Key, one => one.Field);

    private static IReadOnlyList<string> OfSalonSystem => ["ClientId", "BusinessId", "BranchId", "BookingId"];

    /// <summary>As commands call it.</summary>
    public string Property { get; private init; } = Name;

    /// <summary>It tells of the person, not of the appointment.</summary>
    public bool IsOfPerson { get; private init; }

    /// <summary>Ids that a salon system gave, such as <c>phorestClientId</c>.</summary>
    public bool IsOfSalonSystem { get; private init; }

    /// <summary>The aliases in camelCase and in snake_case.</summary>
    public IReadOnlyList<string> Spellings { get; } =
    [
        .. Aliases.SelectMany(alias => new[] { alias, JsonNamingPolicy.SnakeCaseLower.ConvertName(alias) }).Distinct(),
    ];

    /// <param name="name">As a field map, a correction or a command calls it.</param>
    /// <returns>Null for what is no field of a booking.</returns>
    public static BookingField? Find(string name) => ByName.GetValueOrDefault(name);

    public static BookingField ClientIdOf(string provider) => ByName[$"{provider}ClientId"];

    public static BookingField BusinessIdOf(string provider) => ByName[$"{provider}BusinessId"];

    public static BookingField BranchIdOf(string provider) => ByName[$"{provider}BranchId"];

    public static BookingField BookingIdOf(string provider) => ByName[$"{provider}BookingId"];

    private static BookingField Id(string provider, string id)
    {
        var words = JsonNamingPolicy.SnakeCaseLower.ConvertName(provider + id).Replace('_', ' ');
        return new(
            provider + id, char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..], BookingFieldKind.Id,
            provider + id)
        { IsOfSalonSystem = true, IsOfPerson = id is not "BookingId" };
    }
}

/// <summary>What counts as nothing in a field; see <see cref="Common.MissingValue"/>.</summary>
public enum BookingFieldKind
{
    Text,

    /// <summary>It identifies something: a part that was not filled in spoils the whole.</summary>
    Id,

    Email,
    FirstName,
    LastName,
    WholeName,

    /// <summary>A yes or no; every text in it means something.</summary>
    Flag,

    /// <summary>A list of objects.</summary>
    List,
}
