using CustomerTracking.Api.Admin.Customers;
using CustomerTracking.Api.Rest;

namespace CustomerTracking.Api.Admin.Imports;

internal static class RefusedRowsDownload
{
    public static void MapRefusedRows(this WebApplication app) => app
        .MapGet("/customers/import/{id:guid}/refused-rows.csv", Write).RequireAuthorization().ExcludeFromDescription();

    private static async Task Write(HttpContext http, Guid id, Guid salon, StaffSession staffSession, CancellationToken ct)
    {
        await CustomersExport.EnterTenant(http, staffSession, salon, ct);
        await RefusedRowsFile.Write(http, new(id), query => staffSession.Send(query, ct));
    }
}
