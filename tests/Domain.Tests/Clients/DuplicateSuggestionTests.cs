using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class DuplicateSuggestionTests
{
    [Test]
    public void Of_TwoClients_SaysWhy()
    {
        var (one, other) = (ClientId.New(), ClientId.New());

        var suggestion = DuplicateSuggestion.Create(
            Salon, one, other, DuplicateSign.SameBooking, "A booking also named +353871234567.", Now);

        Assert.That(
            (suggestion.ClientId, suggestion.OtherClientId, suggestion.Reason),
            Is.EqualTo((one, other, "A booking also named +353871234567.")));
    }

    [Test]
    public void Of_AVeryLongReason_IsCut()
    {
        var suggestion = DuplicateSuggestion.Create(
            Salon, ClientId.New(), ClientId.New(), DuplicateSign.SameBooking, new string('r', 1000), Now);

        Assert.That(suggestion.Reason, Has.Length.EqualTo(DuplicateSuggestion.MaxReasonLength));
    }
}
