using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>Where a client's values come from. A value is null where none is known, or it was recorded before this
/// was.</summary>
/// <param name="FirstName">Of the first name.</param>
/// <param name="LastName">Of the last name.</param>
/// <param name="Email">Of the e-mail.</param>
/// <param name="Suggestions">Other values that wait for a decision, the latest first.</param>
public sealed record ClientProvenance(
    ValueProvenance? FirstName, ValueProvenance? LastName, ValueProvenance? Email,
    IReadOnlyList<ValueSuggestionRow> Suggestions);

/// <summary>Where one value comes from.</summary>
/// <param name="Source">Who said it.</param>
/// <param name="At">When they said it.</param>
/// <param name="IsLocked">Only users on the pages change it.</param>
public sealed record ValueProvenance(ValueSource Source, DateTimeOffset At, bool IsLocked);

/// <summary>A value that differs from the known one, for a person to decide on.</summary>
public sealed record ValueSuggestionRow
{
    public required Guid Id { get; init; }

    /// <summary>The name, or the e-mail.</summary>
    public required string Value { get; init; }

    /// <summary>Null where it is an e-mail.</summary>
    public string? FirstName { get; init; }

    /// <inheritdoc cref="FirstName"/>
    public string? LastName { get; init; }

    /// <summary>Null where it is a name.</summary>
    public string? Email { get; init; }

    /// <summary>Who said it.</summary>
    public required ValueSource Source { get; init; }

    /// <summary>When it was said first.</summary>
    public required DateTimeOffset At { get; init; }
}

internal static class ClientProvenances
{
    /// <returns>Null where there is no such client.</returns>
    public static async Task<ClientProvenance?> Provenance(this IReadDb db, ClientId id, CancellationToken ct)
    {
        var client = await db.Clients.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (client is null) return null;

        var open = await db.ValueSuggestions
            .Where(one => one.ClientId == id && one.State == SuggestionState.Open).ToListAsync(ct);
        return new(
            ValueOf(client.FirstNameProvenance), ValueOf(client.LastNameProvenance), ValueOf(client.EmailProvenance),
            [
                .. open.Where(one => !one.IsKnownOf(client)).OrderByDescending(one => one.CreatedAt)
                    .Select(one => new ValueSuggestionRow
                    {
                        Id = one.Id.Value,
                        Value = one.Value,
                        FirstName = one.FirstName,
                        LastName = one.LastName,
                        Email = one.Email?.Value,
                        Source = one.Source,
                        At = one.CreatedAt,
                    }),
            ]);
    }

    private static ValueProvenance? ValueOf(Provenance? known) =>
        known is { } one ? new(one.Source, one.At, one.IsLocked) : null;
}
