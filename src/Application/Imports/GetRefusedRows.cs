using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>The rows of one part of which nothing is taken, as they were sent.</summary>
/// <param name="Id">The import's.</param>
/// <param name="Part">From 0.</param>
public sealed record GetRefusedRows(ClientImportId Id, int Part) : IRequest<RefusedRows>;

/// <param name="Headers">Of the file.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Rows">Those of this part.</param>
public sealed record RefusedRows(
    IReadOnlyList<string> Headers, int Parts, IReadOnlyList<RefusedRow> Rows);

public sealed record RefusedRow(int Row, IReadOnlyList<string> Cells, string Reason);

internal sealed class GetRefusedRowsHandler(
    IReadDb db, IClientRepository clients, IImportRepository imports, ErasedClients erased, ISecrets secrets,
    IPhoneNumbers phones, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<GetRefusedRows, RefusedRows>
{
    public async Task<RefusedRows> Handle(GetRefusedRows query, CancellationToken ct)
    {
        var import = await db.Imports.SingleOrDefaultAsync(one => one.Id == query.Id, ct)
            ?? throw new DomainException(ImportErrors.NotFound);
        var cells = await db.ImportParts.Where(one => one.ImportId == query.Id && one.Number == query.Part)
            .Select(one => one.Cells).SingleOrDefaultAsync(ct);
        var reader = import.Reader(caller.Tenant, phones, import.StartedAt ?? clock.GetUtcNow());
        var rows = cells is null ? [] : reader.Rows(query.Part, secrets.OpenRows(cells)).ToList();
        var known = new KnownClients(db, clients, imports, erased);
        await known.Load([.. rows.Select(row => row.Client).OfType<StatedClient>()], ct);
        return new(
            [.. import.Columns.Select(column => column.Header)], import.Parts,
            [
                .. rows.Select(row => (row.Row, row.Cells, Refusal: row.Refusal ?? known.RefusalOfErased(row.Client!)))
                    .Where(row => row.Refusal is not null)
                    .Select(row => new RefusedRow(row.Row, row.Cells, row.Refusal!)),
            ]);
    }
}
