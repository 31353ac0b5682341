using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Imports;

/// <summary>Says what each column of the file holds, and has the file checked. Nothing is imported yet.</summary>
public sealed record ChooseColumns : IRequest<ImportRow>, IRetryable
{
    public required ClientImportId Id { get; init; }

    /// <summary>One for each column, in the order of the file.</summary>
    public required IReadOnlyList<ChosenColumn> Columns { get; init; }

    /// <summary>As it was when left out.</summary>
    public DateOrder? DateOrder { get; init; }
}

/// <inheritdoc cref="ImportColumn"/>
public sealed record ChosenColumn(ImportField? Field, string? ServiceProvider = null, string? BusinessId = null);

internal sealed class ChooseColumnsValidator : AbstractValidator<ChooseColumns>
{
    public ChooseColumnsValidator() => RuleForEach(command => command.Columns).ChildRules(column =>
    {
        column.RuleFor(one => one.ServiceProvider).MaximumLength(ExternalClient.MaxProviderLength);
        column.RuleFor(one => one.BusinessId).MaximumLength(ExternalClient.MaxIdLength);
    });
}

internal sealed class ChooseColumnsHandler(
    IImportRepository imports, IUnitOfWork work, ISecrets secrets, ImportWork running, TimeProvider clock)
    : IRequestHandler<ChooseColumns, ImportRow>
{
    public async Task<ImportRow> Handle(ChooseColumns command, CancellationToken ct)
    {
        var import = await imports.Find(command.Id, ct) ?? throw new DomainException(ImportErrors.NotFound);
        if (command.Columns.Count != import.Columns.Count)
            throw new DomainException(ImportErrors.ColumnCount(import.Columns.Count));

        var columns = import.Columns.Zip(command.Columns, Column).ToList();
        var known = columns.FindAll(column => column.Field is not null);
        if (!known.Exists(column => column.Field is ImportField.FirstName or ImportField.LastName or ImportField.Name
            or ImportField.Phone or ImportField.Email or ImportField.ExternalClientId or ImportField.ClientId))
            throw new DomainException(ImportErrors.NoColumns);

        var twice = known.Where(column => !column.MayRepeat).GroupBy(column => column.Key)
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw new DomainException(ImportErrors.Twice(twice.ElementAt(1).Header));

        if (known.Count(column => column.Field is ImportField.ExternalClientId) > ExternalClient.MostOfABooking)
            throw new DomainException(ImportErrors.TooManyIds);

        import.Choose(columns, command.DateOrder ?? import.DateOrder, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        running.Announce();
        var first = await imports.GetPart(import.Id, 0, ct);
        return ImportRow.From(import, secrets.OpenRows(first.Cells), 0, clock.GetUtcNow());
    }

    private static ImportColumn Column(ImportColumn column, ChosenColumn chosen)
    {
        if (chosen.Field is not ImportField.ExternalClientId) return new(column.Header, chosen.Field);

        try
        {
            var external = ExternalClient.Create(
                chosen.ServiceProvider?.Trim().ToLowerInvariant(), "1", chosen.BusinessId, null);
            return new(
                column.Header, chosen.Field, external.Provider,
                external.BusinessId.Length == 0 ? null : external.BusinessId);
        }
        catch (DomainException)
        {
            throw new DomainException(ImportErrors.ProviderMissing(column.Header));
        }
    }
}
