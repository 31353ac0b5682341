namespace CustomerTracking.Domain.Clients;

/// <summary>
/// What says that two clients may be one person, from the weakest to the strongest. The numbers are stored, and what is
/// stronger has the higher one.
/// </summary>
public enum DuplicateSign
{
    /// <summary>Their names sound alike, and they share a second sign: a day, a staff member, an e-mail's local part.</summary>
    SimilarName = 1,

    /// <summary>One id of a booking system in two of its businesses.</summary>
    SameExternalId = 2,

    /// <summary>The same name, and phone numbers of which one digit differs.</summary>
    SimilarPhone = 3,

    /// <summary>The same e-mail.</summary>
    SameEmail = 4,

    /// <summary>One booking, or one row of an import, named both.</summary>
    SameBooking = 5,

    /// <summary>They were merged, and the merge was undone.</summary>
    UndoneMerge = 6,
}
