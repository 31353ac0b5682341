namespace CustomerTracking.Domain.Clients;

// What stays of a client whose data is erased: docs/privacy.md.
public sealed partial class Client
{
    /// <summary>
    /// Takes everything personal out of the record. What stays says that there was a client, since when, and through which
    /// channel, so that their bookings still count.
    /// </summary>
    public void Erase(DateTimeOffset now)
    {
        (FirstName, FirstNameIsPlaceholder, LastName, KnownAs) = (GivenName.Placeholder, true, null, null);
        (FirstNameProvenance, LastNameProvenance, EmailProvenance) = (null, null, null);
        (Email, Phone, Birthday, Notes, FormerNames, HouseholdOwnerId) = (null, null, null, null, null, null);
        _contactPoints.Clear();
        Status = ClientStatus.Erased;
        Touch(now);
    }

    /// <summary>The notes without another person, whose data is erased.</summary>
    public void EraseMention(string? notes) => Notes = notes;
}
