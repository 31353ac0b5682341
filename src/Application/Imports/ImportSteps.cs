using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Imports;

/// <summary>Imports a file that was checked.</summary>
public sealed record StartImport(ClientImportId Id) : IRequest<ImportRow>, IRetryable, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientsImported;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

/// <summary>Ends a check or an import. What was imported stays until it is undone.</summary>
public sealed record CancelImport(ClientImportId Id) : IRequest<ImportRow>, IRetryable;

/// <summary>
/// Takes an import back: clients it brought are removed unless something was recorded of them since, and values that it
/// changed are what they were unless they were changed since.
/// </summary>
public sealed record UndoImport(ClientImportId Id) : IRequest<ImportRow>, IRetryable, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.ImportUndone;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

internal sealed class ImportStepsHandler(
    IImportRepository imports, IUnitOfWork work, ImportWork running, TimeProvider clock)
    : IRequestHandler<StartImport, ImportRow>, IRequestHandler<CancelImport, ImportRow>,
        IRequestHandler<UndoImport, ImportRow>
{
    public Task<ImportRow> Handle(StartImport command, CancellationToken ct) =>
        Step(command.Id, (import, now) => import.Start(now), ct);

    public Task<ImportRow> Handle(CancelImport command, CancellationToken ct) =>
        Step(command.Id, (import, now) => import.Cancel(now), ct);

    public Task<ImportRow> Handle(UndoImport command, CancellationToken ct) =>
        Step(command.Id, (import, now) => import.StartUndo(now), ct);

    private async Task<ImportRow> Step(
        ClientImportId id, Action<ClientImport, DateTimeOffset> step, CancellationToken ct)
    {
        var import = await imports.Find(id, ct) ?? throw new DomainException(ImportErrors.NotFound);
        step(import, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        running.Announce();
        return ImportRow.From(import, [], null, clock.GetUtcNow());
    }
}

/// <summary>One import, with samples of its columns' values: not for viewers.</summary>
public sealed record GetImport(ClientImportId Id) : IRequest<ImportRow>;

/// <summary>The imports, the latest first; 100 at most.</summary>
public sealed record ListImports : IRequest<Page<ImportRow>>
{
    public const int Most = 100;
}

internal sealed class ReadImportsHandler(IReadDb db, ISecrets secrets, ImportWork running, TimeProvider clock)
    : IRequestHandler<GetImport, ImportRow>, IRequestHandler<ListImports, Page<ImportRow>>
{
    public async Task<ImportRow> Handle(GetImport query, CancellationToken ct)
    {
        var import = await db.Imports.SingleOrDefaultAsync(one => one.Id == query.Id, ct)
            ?? throw new DomainException(ImportErrors.NotFound);
        var first = await db.ImportParts.Where(part => part.ImportId == query.Id && part.Number == 0)
            .Select(part => part.Cells).SingleOrDefaultAsync(ct);
        return ImportRow.From(
            import, first is null ? [] : secrets.OpenRows(first), running.CheckedParts(import.Id), clock.GetUtcNow());
    }

    public async Task<Page<ImportRow>> Handle(ListImports query, CancellationToken ct)
    {
        var imports = await db.Imports.OrderByDescending(one => one.CreatedAt).Take(ListImports.Most).ToListAsync(ct);
        return new(
            imports.ConvertAll(one => ImportRow.From(one, [], running.CheckedParts(one.Id), clock.GetUtcNow())), null);
    }
}
