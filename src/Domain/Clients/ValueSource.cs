using System.Collections.Frozen;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>Who said a client's name or e-mail, the least trusted first.</summary>
public enum ValueSource
{
    /// <summary>Heard on the phone, as speech recognition wrote it.</summary>
    VoiceTranscript,

    /// <summary>Typed on a website or in its chat.</summary>
    WebForm,

    /// <summary>Typed in a WhatsApp Flow.</summary>
    WhatsappFlow,

    /// <summary>The name that the person has in WhatsApp.</summary>
    WhatsappProfile,

    /// <summary>A list of the salon's clients that was imported.</summary>
    Import,

    /// <summary>Another system, in a request about this client.</summary>
    Rest,

    /// <summary>A user on the pages.</summary>
    Staff,
}

public static class ValueTrust
{
    // A WhatsApp profile has a name only.
    private static readonly FrozenDictionary<ValueSource, (int Name, int Email)> Table =
        new Dictionary<ValueSource, (int Name, int Email)>
        {
            [ValueSource.VoiceTranscript] = (1, 1),
            [ValueSource.WebForm] = (2, 2),
            [ValueSource.WhatsappFlow] = (2, 2),
            [ValueSource.WhatsappProfile] = (3, 0),
            [ValueSource.Import] = (4, 4),
            [ValueSource.Rest] = (5, 5),
            [ValueSource.Staff] = (6, 6),
        }.ToFrozenDictionary();

    /// <summary>The source of what a booking says, by how the person reached the salon.</summary>
    public static ValueSource UsualOf(Source source) => source switch
    {
        Source.Voice => ValueSource.VoiceTranscript,
        Source.Web => ValueSource.WebForm,
        Source.Import => ValueSource.Import,
        _ => ValueSource.WhatsappFlow,
    };

    /// <summary>The source of a change that was requested through that channel.</summary>
    public static ValueSource UsualOf(Channel channel) =>
        channel is Channel.Admin ? ValueSource.Staff : ValueSource.Rest;

    /// <summary>Whether the source is trusted more than the other one, and so may correct its values.</summary>
    /// <param name="source">The source of the new value.</param>
    /// <param name="other">The source of the known value.</param>
    /// <param name="field"><see cref="MergeField.FirstName"/>, <see cref="MergeField.LastName"/> or
    /// <see cref="MergeField.Email"/>.</param>
    public static bool Exceeds(this ValueSource source, ValueSource other, string field) =>
        field is MergeField.Email
            ? Table[source].Email > Table[other].Email
            : Table[source].Name > Table[other].Name;
}
