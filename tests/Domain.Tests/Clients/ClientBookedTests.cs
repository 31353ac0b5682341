using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class ClientBookedTests
{
    [Test]
    public void Booked_AFirstTime_SetsBothDates()
    {
        var client = AClient();

        client.Booked(Later);

        Assert.That((client.FirstBookingDate, client.LastBookingDate),
            Is.EqualTo(((DateTimeOffset?)Later, (DateTimeOffset?)Later)));
    }

    [Test]
    public void Booked_Again_MovesTheLastDateOnly()
    {
        var client = AClient();
        client.Booked(Now);

        client.Booked(Later);

        Assert.That((client.FirstBookingDate, client.LastBookingDate),
            Is.EqualTo(((DateTimeOffset?)Now, (DateTimeOffset?)Later)));
    }

    [Test]
    public void Booked_ByAClockThatIsBehind_KeepsTheDatesInOrder()
    {
        var client = AClient();
        client.Booked(Later);

        client.Booked(Now);

        Assert.That((client.FirstBookingDate, client.LastBookingDate),
            Is.EqualTo(((DateTimeOffset?)Now, (DateTimeOffset?)Later)));
    }

    [Test]
    public void Booked_AfterGoingQuiet_IsActiveAgain()
    {
        var client = AClient();
        client.ChangeStatus(ClientStatus.Inactive, AnEditor(Now));

        client.Booked(Later);

        Assert.That(client.Status, Is.EqualTo(ClientStatus.Active));
    }
}
