using System.Globalization;
using CsvHelper;
using CustomerTracking.Api.Hosting;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components.Authorization;

namespace CustomerTracking.Api.Admin.Customers;

/// <summary>
/// The listed clients as a file, written while they are read: it begins at once, and takes no more memory for a hundred
/// thousand than for a hundred.
/// </summary>
internal static class CustomersExport
{
    private static readonly string[] Columns =
        ["Name", "Phone", "E-mail", "First contact", "Bookings", "First seen", "Last booked", "Status", "Id"];

    public static void MapCustomersExport(this WebApplication app)
    {
        app.MapGet("/customers/export.csv", Export).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/customers/{id:guid}/export.json", ExportOne).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/erasures/{id:guid}/receipt.json", Receipt).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/salon/{records}.{format}", ExportAll).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/customers/export.count", Count).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<int?> Count(HttpContext http, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await EnterTenant(http, staffSession, salon, ct);
        return await staffSession.Send(new CountCustomers(Asked(http).Filter), ct);
    }

    private static async Task Export(HttpContext http, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await EnterTenant(http, staffSession, salon, ct);
        var query = new ListCustomers
        {
            Filter = Asked(http).Filter,
            Order = Asked(http).Order,
            Limit = ListCustomers.LargestPage,
        };
        var page = await staffSession.Send(query, ct);   // a refusal is still an answer of its own here
        if (!http.IsHead())
        {
            await http.RequestServices.GetRequiredService<ISecurityLog>().Keep(
                SecurityAction.CustomersExported, staffSession.Me.Id, salon, RemoteAddress.From(http), new(salon), ct);
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"customers.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        if (http.IsHead()) return;

        await using var csv = CsvWriter.Create(
            // Excel reads UTF-8 by the mark
            http.Response.Body, new() { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, ct);
        while (true)
        {
            foreach (var row in page.Items) await csv.WriteRow(Fields(row, staffSession.Zone), ct);

            await csv.FlushAsync(ct);
            if (page.NextCursor is null) return;

            page = await staffSession.Send(query with { Cursor = page.NextCursor }, ct);
        }
    }

    private static async Task<IResult> ExportOne(
        HttpContext http, Guid id, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await EnterTenant(http, staffSession, salon, ct);
        var export = await staffSession.Send(new ExportClient(new(id)), ct);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"customer-{export.Client.Id}.json\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(export);
    }

    private static async Task<IResult> ExportAll(
        HttpContext http, string records, string format, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await EnterTenant(http, staffSession, salon, ct);
        if (!EnumText<ExportedRecords>.TryParse(records, out var known) || !EnumText<ExportFormat>.TryParse(format, out var form))
            return Results.NotFound();

        await SalonExportFile.Write(
            http, known, form,
            new(
                query => staffSession.Send(query, ct), query => staffSession.Send(query, ct),
                query => staffSession.Send(query, ct), query => staffSession.Send(query, ct)));
        return Results.Empty;
    }

    private static async Task<IResult> Receipt(
        HttpContext http, Guid id, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await EnterTenant(http, staffSession, salon, ct);
        var receipt = await staffSession.Send(new GetErasureReceipt(new(id)), ct);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"erasure-{id}.json\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(receipt);
    }

    // Who asks is known here from the request, on the pages from their circuit.
    internal static async Task EnterTenant(HttpContext http, StaffSession staffSession, Guid salon, CancellationToken ct)
    {
        var provider = (IHostEnvironmentAuthenticationStateProvider)
            http.RequestServices.GetRequiredService<AuthenticationStateProvider>();
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
        await staffSession.OpenAt(salon, ct);
    }

    private static CustomersAddress Asked(HttpContext http) =>
        CustomersAddress.Read(http.Request.QueryString.Value ?? "");

    private static string[] Fields(CustomerRow row, TimeZoneInfo zone)
    {
        return
        [
            CsvText.Harmless(row.Name), row.Phone ?? "", CsvText.Harmless(row.Email ?? ""),
            EnumText<Source>.Format(row.Source),
            row.Bookings.ToString(CultureInfo.InvariantCulture), Local(row.FirstSeen),
            row.LastBooked is { } at ? Local(at) : "", EnumText<ClientStatus>.Format(row.Status), row.Id.ToString(),
        ];

        string Local(DateTimeOffset at) =>
            TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
