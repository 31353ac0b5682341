using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace CustomerTracking.Api.Admin.Bookings;

/// <summary>
/// What can be done with a booking. What is likely to be a mistake asks first; what was done can be undone.
/// </summary>
public sealed partial class BookingActions
{
    private static readonly DomainError NoTime = new(
        "booking.start_missing", "Give the new date and time.", ErrorKind.Invalid);

    private readonly Attempt _attempt = new();
    private BookingQuestion? _asked;
    private ElementReference _opener;
    private bool _isOpen;
    private bool _mustFocus;
    private string? _time;

    [Parameter, EditorRequired]
    public BookingRow Booking { get; set; } = null!;

    /// <summary>Is told what the booking is now.</summary>
    [Parameter]
    public EventCallback<BookingRow> Changed { get; set; }

    [Inject]
    private StaffSession StaffSession { get; set; } = null!;

    [Inject]
    private UndoOffer Offer { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (!_isOpen) _time = DisplayFormat.PickerTime(Booking.BookingDate, StaffSession.Zone);
    }

    // The button that was pressed is gone, and the focus must not go with it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustFocus) return;

        _mustFocus = false;
        await _opener.FocusAsync();
    }

    private void Turn() => (_isOpen, _asked) = (!_isOpen, null);

    private Task Move() => AppointmentTime.TryRead(_time, out var time)
        ? Do(BookingStep.Move(Booking, time))
        : _attempt.Run(() => throw new DomainException(NoTime));

    private async Task Do(BookingStep step, bool isSure = false)
    {
        var before = Booking;
        BookingRow? after = null;
        var isDone = await _attempt.Run(async () =>
        {
            _asked = isSure ? null : await Question(step, before);
            if (_asked is null) after = await StaffSession.Send(step.Change(before));
        });
        if (!isDone || after is null) return;

        (_isOpen, _mustFocus) = (false, true);
        if (step.Undo is { } undo) Offer.Make(step.Describe(after, StaffSession.Zone), sure => Undo(undo, after, sure));
        await Changed.InvokeAsync(after);
    }

    private async Task<string?> Undo(BookingStep undo, BookingRow booking, bool isSure)
    {
        if (!isSure && await Question(undo, booking) is { } asked) return asked.Question;

        await Changed.InvokeAsync(await StaffSession.Send(undo.Change(booking)));
        return null;
    }

    private async Task<BookingQuestion?> Question(BookingStep step, BookingRow booking)
    {
        if (BookingQuestion.AboutTime(step, booking, Clock.GetUtcNow(), StaffSession.Zone) is { } early) return early;
        if (!step.TakesTheChair) return null;

        var overlap = await StaffSession.Send(new FindOverlap(new(booking.Id), step.Start));
        return overlap is null ? null : BookingQuestion.About(step, overlap, StaffSession.Zone);
    }
}
