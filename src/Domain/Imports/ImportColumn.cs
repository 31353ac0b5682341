using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Imports;

/// <summary>A column of the file, and what is read from it.</summary>
/// <param name="Header">As the file has it; empty where it has none.</param>
/// <param name="Field">Null: the column is left out.</param>
/// <param name="ServiceProvider">Whose id it is, such as <c>phorest</c>; with
/// <see cref="ImportField.ExternalClientId"/> only.</param>
/// <param name="BusinessId">Of that provider; null where it has no businesses.</param>
public sealed record ImportColumn(
    string Header, ImportField? Field, string? ServiceProvider = null, string? BusinessId = null)
{
    public const int MaxHeaderLength = 200;

    /// <summary>Whether there can be several columns of the field: their values are added up.</summary>
    public bool MayRepeat => Field is null or ImportField.Phone or ImportField.Notes;

    /// <summary>What there can be one column of: each field, and the ids of each provider and business.</summary>
    public object Key => (Field, ServiceProvider, BusinessId ?? "");

    /// <exception cref="Common.DomainException"><c>mapping.provider</c></exception>
    public ExternalClient External(string id) => ExternalClient.Create(ServiceProvider, id, BusinessId, null);
}
