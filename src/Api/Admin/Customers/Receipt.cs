using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Api.Admin.Customers;

/// <summary>A booking's match receipt as staff would say it.</summary>
internal static class Receipt
{
    /// <summary>Matched by phone +353 87 123 4567.</summary>
    public static string Words(MatchReceipt match, IPhoneNumbers phones)
    {
        var key = match.By switch
        {
            MatchedBy.Phone => "phone " + phones.Display(match.Key),
            MatchedBy.WhatsappUserId => "WhatsApp account " + match.Key,
            MatchedBy.ServiceMapping => "the salon system's id " + match.Key,
            MatchedBy.ClientId => "the customer's own id",
            MatchedBy.ExternalBookingId => "booking id " + match.Key,
            MatchedBy.BookingKey => "the channel's own id of the booking",
            _ => match.Key,
        };
        return match.Decision switch
        {
            MatchDecision.Created => $"New customer: no client was known by {key}.",
            MatchDecision.Linked => $"Matched by {key}. Another way of recognising them was added.",
            _ => $"Matched by {key}.",
        };
    }
}
