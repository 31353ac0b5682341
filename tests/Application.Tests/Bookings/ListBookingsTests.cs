using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Bookings;

internal sealed class ListBookingsTests : AppTests
{
    [Test]
    public async Task List_Bookings_ShowsTheLatestAppointmentFirst()
    {
        await Book(9, 12, 10);

        var page = await App.Send(new ListBookings());

        Assert.That(page.Items.Select(row => row.BookingDate.Hour), Is.EqualTo([12, 10, 9]));
    }

    [Test]
    public async Task List_InPages_ShowsEveryBookingOnce()
    {
        await Book(9, 10, 11, 12, 13);

        var pages = await AllPages(limit: 2);

        Assert.That(pages.Select(row => row.BookingDate.Hour), Is.EqualTo([13, 12, 11, 10, 9]));
    }

    [Test]
    public async Task List_InPagesOfOneInstant_ShowsEveryBookingOnce()
    {
        for (var number = 0; number < 7; number++) await App.Send(
            ABooking() with { ExternalBookingId = $"B-{number}" });

        var pages = await AllPages(limit: 2);

        Assert.That(pages.Select(row => row.Id).Distinct().Count(), Is.EqualTo(7));
    }

    [Test]
    public async Task List_InPagesWhileOthersBook_NeitherSkipsNorRepeats()
    {
        await Book(9, 11, 13);
        var first = await App.Send(new ListBookings { Limit = 2 });
        await Book(14, 12);

        var second = await App.Send(new ListBookings { Limit = 2, Cursor = first.NextCursor });

        Assert.That(first.Items.Concat(second.Items).Select(row => row.BookingDate.Hour), Is.EqualTo([13, 11, 9]));
    }

    [Test]
    public async Task List_ExactlyOnePage_HasNoNext()
    {
        await Book(9, 10);

        var page = await App.Send(new ListBookings { Limit = 2 });

        Assert.That((page.Items.Count, page.NextCursor), Is.EqualTo((2, (string?)null)));
    }

    [Test]
    public async Task List_ByDates_FromIsInAndToIsOut()
    {
        await Book(9, 10, 11);

        var page = await App.Send(new ListBookings { From = At(9), To = At(11) });

        Assert.That(page.Items.Select(row => row.BookingDate.Hour), Is.EqualTo([10, 9]));
    }

    [Test]
    public async Task List_ByStatus_ShowsThoseOnly()
    {
        await Book(9);
        var cancelled = await App.Send(ABooking(hour: 10));
        await App.Send(
            new ChangeBooking { Id = cancelled.BookingId, Channel = Channel.Rest, Status = BookingStatus.Cancelled });

        var page = await App.Send(new ListBookings { Status = BookingStatus.Cancelled });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([cancelled.BookingId.Value]));
    }

    [Test]
    public async Task List_BySource_ShowsThoseOnly()
    {
        await Book(9);
        var web = await App.Send(ABooking(hour: 10) with { Source = Source.Web });

        var page = await App.Send(new ListBookings { Source = Source.Web });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([web.BookingId.Value]));
    }

    [Test]
    public async Task List_OfAClient_ShowsTheirsOnly()
    {
        await Book(9);
        var other = await App.Send(ABooking(hour: 10) with { Phone = SaoirsesPhone });

        var page = await App.Send(new ListBookings { ClientId = other.ClientId });

        Assert.That(page.Items.Select(row => row.Id), Is.EqualTo([other.BookingId.Value]));
    }

    [Test]
    public async Task List_OfNobody_IsNotFound()
    {
        var refusal = await ARefusal(() => App.Send(new ListBookings { ClientId = ClientId.New() }));

        Assert.That(refusal.Code, Is.EqualTo("client.not_found"));
    }

    [TestCase("x")]
    [TestCase("not a cursor!")]
    [TestCase("AAAA")]
    [TestCase("f_________8AAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("ÄÖÜ")]
    public async Task List_AfterABadCursor_IsRefused(string cursor)
    {
        var refusal = await ARefusal(() => App.Send(new ListBookings { Cursor = cursor }));

        Assert.That(refusal.Code, Is.EqualTo("cursor.invalid"));
    }

    private async Task Book(params int[] hours)
    {
        foreach (var hour in hours) await App.Send(ABooking(hour));
    }

    private async Task<List<BookingRow>> AllPages(int limit)
    {
        var (rows, cursor) = (new List<BookingRow>(), (string?)null);
        do
        {
            var page = await App.Send(new ListBookings { Limit = limit, Cursor = cursor });
            rows.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return rows;
    }
}
