using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>Two clients who may be one person. A person decides; nothing is merged by itself.</summary>
public sealed class DuplicateSuggestion
{
    public const int MaxReasonLength = 300;

    private DuplicateSuggestion() { }   // for EF

    public DuplicateSuggestionId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    public ClientId OtherClientId { get; private init; }

    /// <summary>A sentence for staff.</summary>
    public string Reason { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public static DuplicateSuggestion Create(
        TenantId tenant, ClientId client, ClientId other, string reason, DateTimeOffset now) => new()
        {
            Id = DuplicateSuggestionId.New(),
            TenantId = tenant,
            ClientId = client,
            OtherClientId = other,
            Reason = CleanText.Cut(CleanText.Line(reason) ?? "", MaxReasonLength),
            CreatedAt = now,
        };
}
