using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>What of a salon is exported.</summary>
internal enum ExportedRecords
{
    Clients,
    Bookings,
    ServiceMappings,
}

/// <summary>How it is written.</summary>
internal enum ExportFormat
{
    Csv,

    /// <summary>A JSON object on each line (jsonlines.org).</summary>
    Jsonl,
}

/// <summary>By whom the records are read: a token's request, or a person of the staff.</summary>
internal sealed record SalonReader(
    Func<BeginSalonExport, Task<SalonExport>> Begin, Func<ExportClients, Task<Page<ExportedClient>>> Clients,
    Func<ExportBookings, Task<Page<BookingRow>>> Bookings,
    Func<ExportServiceMappings, Task<Page<ServiceMappingRow>>> ServiceMappings);

/// <summary>
/// A salon's records as a file, written while they are read: it takes no more memory for a hundred thousand than for a
/// hundred. The clients' CSV can be imported here again, with every column recognised (docs/import.md).
/// </summary>
internal static class SalonExportFile
{
    /// <summary>How many rows the file has, for showing progress.</summary>
    public const string TotalHeader = "X-Total-Count";

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private static readonly string[] ClientColumns =
    [
        "CustomerTracking Id", "First Name", "Last Name", "Known As", "Phone", "Email", "Birthday", "Notes",
        "Accepts Marketing", "Accepts Email Marketing", "Accepts SMS Marketing", "First Seen", "Last Booked", "Status",
        "Household Owner",
    ];

    private static readonly string[] BookingColumns =
    [
        "Id", "Client Id", "Member Id", "Starts", "Service", "Category", "Minutes", "Staff", "Amount", "Currency", "Status",
        "Payment", "Source", "Channel", "External Provider", "External Booking Id", "Guest Name", "Guest Email", "Notes",
        "Created", "Updated",
    ];

    private static readonly string[] MappingColumns =
        ["Id", "Client Id", "Provider", "Business Id", "Branch Id", "External Client Id", "Created", "Updated"];

    public static async Task Write(
        HttpContext http, ExportedRecords records, ExportFormat format, SalonReader salonReader)
    {
        var ct = http.RequestAborted;
        var salon = await salonReader.Begin(new());
        var (name, total) = records switch
        {
            ExportedRecords.Clients => ("clients", salon.Clients),
            ExportedRecords.Bookings => ("bookings", salon.Bookings),
            _ => ("service-mappings", salon.ServiceMappings),
        };
        http.Response.ContentType = format is ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{name}.{EnumText<ExportFormat>.Format(format)}\"";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[TotalHeader] = total.ToString(CultureInfo.InvariantCulture);
        switch (records)
        {
            case ExportedRecords.Clients:
                await Write<ExportedClient>(
                    http, format, [.. ClientColumns, .. salon.Systems.Select(Header)], one => Cells(one, salon.Systems),
                    cursor => salonReader.Clients(new(cursor)), ct);
                break;
            case ExportedRecords.Bookings:
                await Write<BookingRow>(
                    http, format, BookingColumns, Cells, cursor => salonReader.Bookings(new(cursor)), ct);
                break;
            default:
                await Write<ServiceMappingRow>(
                    http, format, MappingColumns, Cells, cursor => salonReader.ServiceMappings(new(cursor)), ct);
                break;
        }
    }

    private static async Task Write<T>(
        HttpContext http, ExportFormat format, IReadOnlyList<string> columns, Func<T, IEnumerable<string>> cells,
        Func<string?, Task<Page<T>>> read, CancellationToken ct)
    {
        // The first page before anything is written: a refusal is still an answer of its own then.
        var page = await read(null);
        await using var csv = format is ExportFormat.Csv
            ? CsvWriter.Create(http.Response.Body, new() { WriteByteOrderMark = true }, leaveOpen: true) : null;
        if (csv is not null) await csv.WriteRow(columns, ct);
        while (true)
        {
            foreach (var one in page.Items)
            {
                if (csv is not null) await csv.WriteRow(cells(one), ct);
                else await WriteLine(http.Response.Body, one, ct);
            }

            if (csv is not null) await csv.FlushAsync(ct);
            if (page.NextCursor is null) return;

            page = await read(page.NextCursor);
        }
    }

    private static async Task WriteLine<T>(Stream file, T one, CancellationToken ct)
    {
        await JsonSerializer.SerializeAsync(file, one, JsonSettings.Options, ct);
        await file.WriteAsync(LineEnd, ct);
    }

    // "Id: phorest" or "Id: phorest / biz-wp": the import reads it so.
    private static string Header(ExportedSystem system) =>
        $"Id: {system.ServiceProvider}{(system.BusinessId is null ? "" : " / " + system.BusinessId)}";

    private static IEnumerable<string> Cells(ExportedClient one, IReadOnlyList<ExportedSystem> systems)
    {
        var client = one.Client;
        return
        [
            client.Id.ToString(), Text(client.FirstNameIsPlaceholder ? null : client.FirstName), Text(client.LastName),
            Text(client.KnownAs), Phones(client), Text(client.Email),
            client.Birthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Text(client.Notes),
            Marketing(one, medium: null), Marketing(one, ConsentMedium.Email), Marketing(one, ConsentMedium.Sms),
            client.FirstInteractionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Time(client.LastBookingDate),
            EnumText<ClientStatus>.Format(client.Status), client.HouseholdOwnerId?.ToString() ?? "",
            .. systems.Select(system => Text(one.ServiceMappings.FirstOrDefault(
                mapping => mapping.ServiceProvider == system.ServiceProvider && mapping.BusinessId == system.BusinessId)?.ExternalClientId)),
        ];
    }

    private static IEnumerable<string> Cells(BookingRow one) =>
    [
        one.Id.ToString(), one.ClientId.ToString(), one.MemberId?.ToString() ?? "", Time(one.BookingDate), Text(one.ServiceName),
        Text(one.ServiceCategory), one.Duration?.ToString(CultureInfo.InvariantCulture) ?? "", Text(one.StaffMember),
        one.Amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "", one.Currency,
        EnumText<Domain.Bookings.BookingStatus>.Format(one.Status), EnumText<Domain.Bookings.PaymentStatus>.Format(one.PaymentStatus),
        EnumText<Source>.Format(one.Source), EnumText<Channel>.Format(one.Channel), Text(one.ExternalProvider),
        Text(one.ExternalBookingId), Text(one.GuestName), Text(one.GuestEmail), Text(one.Notes), Time(one.CreatedAt),
        Time(one.UpdatedAt),
    ];

    private static IEnumerable<string> Cells(ServiceMappingRow one) =>
    [
        one.Id.ToString(), one.ClientId.ToString(), Text(one.ServiceProvider), Text(one.BusinessId), Text(one.BranchId),
        Text(one.ExternalClientId), Time(one.CreatedAt), Time(one.UpdatedAt),
    ];

    // The one to call first: it stays that when the file is imported.
    private static string Phones(ClientRow client) => string.Join(
        "; ", client.ContactPoints.Where(point => point.Kind is ContactPointKind.Phone).Select(point => point.Value)
            .OrderByDescending(phone => phone == client.Phone));

    private static string Marketing(ExportedClient one, ConsentMedium? medium) => one.Consents.FirstOrDefault(
        consent => consent.Purpose is ConsentPurpose.Marketing && consent.Medium == medium)?.State switch
    {
        ConsentState.Given => "Yes",
        null => "",
        _ => "No",
    };

    private static string Text(string? text) => CsvText.Harmless(text ?? "");

    private static string Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
