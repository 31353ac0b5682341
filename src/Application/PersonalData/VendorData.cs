using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>Data of a person in another system, which the salon deletes there itself.</summary>
/// <param name="System">As people call it.</param>
/// <param name="What">What it keeps.</param>
/// <param name="Where">The page there, or the call of its API.</param>
/// <param name="Link">Its own instructions; null where there are none that are public.</param>
/// <param name="Ids">What the person is called there, as far as it is known.</param>
public sealed record VendorData(
    string System, string What, string Where, string? Link, IReadOnlyList<string> Ids)
{
    /// <summary>Those that the person's bookings came from, and those that know them as a client.</summary>
    internal static async Task<IReadOnlyList<VendorData>> From(
        IReadDb db, PersonalRecords records, CancellationToken ct)
    {
        var ids = records.Clients.Select(client => client.Id).ToList();
        var channels = await db.InboundMessages
            .Where(message => message.ClientId != null && ids.Contains(message.ClientId.Value))
            .Select(message => message.Channel).Distinct().ToListAsync(ct);
        channels.AddRange(await db.Bookings.Where(booking => ids.Contains(booking.ClientId))
            .Select(booking => booking.Channel).Distinct().ToListAsync(ct));
        var systems = records.ServiceMappings.GroupBy(mapping => mapping.ServiceProvider)
            .Select(provider => OfProvider(provider.Key, [.. provider.Select(mapping => mapping.ExternalClientId)]));
        return [.. channels.Distinct().Order().Select(OfChannel).OfType<VendorData>(), .. systems];
    }

    private static VendorData? OfChannel(Channel channel) => channel switch
    {
        Channel.Retell => new(
            "Retell AI", "Calls with their recordings and transcripts",
            "Call History in the dashboard, or DELETE /v2/delete-call/{call_id}",
            "https://docs.retellai.com/api-references/delete-call", []),
        Channel.Whatsapp => new(
            "WhatsApp (Meta)", "The conversation, in the app or inbox that the salon reads it with",
            "Delete chat, in that app or inbox", null, []),
        Channel.Twilio => new(
            "Twilio", "Messages and calls with their text", "Monitor, Logs: Messaging and Calls, in the console",
            "https://www.twilio.com/docs/messaging/api/message-resource", []),
        Channel.N8n => new(
            "n8n", "Data of the workflows' executions", "Executions: delete those of this person",
            "https://docs.n8n.io/hosting/scaling/execution-data/", []),
        Channel.WebChat => new(
            "The web chat", "The conversation, as the widget's vendor keeps it", "The vendor's inbox", null, []),
        _ => null,
    };

    private static VendorData OfProvider(string provider, IReadOnlyList<string> ids) => provider switch
    {
        "phorest" => new(
            "Phorest", "The client's card and notes", "Clients, the client's profile, Client actions, Forget",
            "https://support.phorest.com/hc/en-us/articles/360016361019", ids),
        "fresha" => new(
            "Fresha", "The client's profile", "Clients list, the client's profile, Actions, Delete client",
            "https://www.fresha.com/help-center/knowledge-base/clients/60-delete-client-profiles", ids),
        _ => new(provider, "The client's record", "The client's record there", null, ids),
    };
}
