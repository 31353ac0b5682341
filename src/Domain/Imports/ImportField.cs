namespace CustomerTracking.Domain.Imports;

/// <summary>What a column of an imported file holds.</summary>
public enum ImportField
{
    FirstName,
    LastName,

    /// <summary>First and last name in one cell.</summary>
    Name,
    KnownAs,

    /// <summary>One number, or several with a comma, a semicolon, a slash or a line break between them.</summary>
    Phone,
    Email,

    /// <summary>When they were born.</summary>
    Birthday,
    Notes,

    /// <summary>The other system's id of the client, which becomes a service mapping.</summary>
    ExternalClientId,

    /// <summary>The client's id here, as an export of this program has it.</summary>
    ClientId,

    /// <summary>Consent to marketing, by whichever way: yes or no.</summary>
    AcceptsMarketing,

    /// <inheritdoc cref="AcceptsMarketing"/>
    AcceptsEmailMarketing,

    /// <inheritdoc cref="AcceptsMarketing"/>
    AcceptsSmsMarketing,

    /// <summary>Since when the other system knows them.</summary>
    Added,

    /// <summary>Yes or no: it becomes a line of the notes.</summary>
    Blocked,
}
