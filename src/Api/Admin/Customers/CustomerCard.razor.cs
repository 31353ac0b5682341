using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace CustomerTracking.Api.Admin.Customers;

public sealed partial class CustomerCard
{
    private const int FewBookings = 5;

    private readonly Attempt _saving = new();
    private readonly Attempt _adding = new();
    private readonly Attempt _dismissing = new();
    private readonly Attempt _locking = new();
    private ClientCard? _card;
    private bool _isMissing;
    private bool _isEditing;
    private int _shown = FewBookings;
    private string? _done;
    private string? _first;
    private string? _last;
    private string? _knownAs;
    private string? _email;
    private DateOnly? _birthday;
    private string? _notes;
    private string? _phone;
    private ClientStatus _status;
    private IDisposable? _watch;
    private ElementReference _possible;
    private ElementReference _activity;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private UndoOffer Offer { get; set; } = null!;

    private ClientRow Client => _card!.Client;

    private string? Name => _card is null ? null
        : DisplayFormat.Name($"{FirstName} {Client.LastName}".Trim());

    private string? FirstName => Client.FirstNameIsPlaceholder ? null : Client.FirstName;

    // Those that have a value, or are locked without one.
    private List<(string Field, string? Value, ValueProvenance? Known)> Values => [.. new[]
    {
        (MergeField.FirstName, FirstName, Client.Provenance!.FirstName),
        (MergeField.LastName, Client.LastName, Client.Provenance.LastName),
        (MergeField.Email, Client.Email, Client.Provenance.Email),
    }.Where(one => one.Item2 is not null || one.Item3 is not null)];

    private List<BookingRow> Next => [.. _card!.Bookings.Where(IsNext).Reverse()];

    private List<BookingRow> Past => [.. _card!.Bookings.Where(booking => !IsNext(booking))];

    protected override void OnInitialized() =>
        _watch = Feed.Subscribe(StaffSession.Tenant!.Profile, () => InvokeAsync(Reload));

    protected override async Task OnParametersSetAsync()
    {
        if (_card?.Client.Id == Id) return;

        (_card, _isEditing, _done, _shown) = (null, false, null, FewBookings);
        await Reload();
    }

    public void Dispose() => _watch?.Dispose();

    private async Task Reload()
    {
        try
        {
            (_card, _isMissing) = (await StaffSession.Send(new GetClientCard(new(Id))), false);
        }
        catch (DomainException missing) when (missing.Error.Kind is ErrorKind.NotFound)
        {
            _isMissing = true;
        }

        StateHasChanged();

        // The address of one who was merged leads to whoever stands for them.
        if (_card is not null && _card.Client.Id != Id)
            Navigation.NavigateTo($"customers/{_card.Client.Id}", replace: true);
    }

    private async Task Parted()
    {
        await Reload();
        await _activity.FocusAsync(preventScroll: true);   // the button that was pressed is gone
    }

    private bool IsNext(BookingRow booking) => booking.Status.IsOpen() && booking.BookingDate >= Clock.GetUtcNow();

    private void Edit()
    {
        (_first, _last, _knownAs, _email, _status) =
            (FirstName, Client.LastName, Client.KnownAs, Client.Email, Client.Status);
        (_birthday, _notes) = (Client.Birthday, Client.Notes);
        (_isEditing, _done) = (true, null);
        _saving.Clear();
    }

    // Only what is different is sent, so that another user's change in between stays.
    private async Task Save()
    {
        var change = new ChangeClient
        {
            Id = new(Id),
            Channel = Channel.Admin,
            FirstName = Changed(FirstName, _first),
            LastName = Changed(Client.LastName, _last),
            KnownAs = Changed(Client.KnownAs, _knownAs),
            Email = Changed(Client.Email, _email),
            Birthday = _birthday == Client.Birthday ? default(Change<DateOnly?>) : _birthday,
            Notes = CleanText.Lines(_notes) == Client.Notes ? default(Change<string>) : CleanText.Lines(_notes),
            Status = _status == Client.Status ? default(Change<ClientStatus>) : _status,
        };
        if (!await _saving.Run(() => StaffSession.Send(change))) return;

        (_isEditing, _done) = (false, "Saved.");
        await Reload();
    }

    private async Task AddPhone()
    {
        _done = null;
        if (!await _adding.Run(
            () => StaffSession.Send(new ChangeClient { Id = new(Id), Channel = Channel.Admin, Phone = _phone })))
            return;

        (_phone, _done) = (null, "The number was added.");
        await Reload();
    }

    private async Task Lock(string field, bool isLocked)
    {
        var locked = Values.Where(one => one.Field == field ? isLocked : one.Known is { IsLocked: true })
            .Select(one => one.Field).ToList();
        var change = new ChangeClient { Id = new(Id), Channel = Channel.Admin, LockedFields = locked };
        if (await _locking.Run(() => StaffSession.Send(change))) await Reload();
    }

    private async Task Use(ValueSuggestionRow suggestion)
    {
        if (!await _dismissing.Run(() => Decide(suggestion, SuggestionState.Used))) return;

        await Reload();
        await _possible.FocusAsync(preventScroll: true);   // the button that was pressed is gone
    }

    private async Task Dismiss(ValueSuggestionRow suggestion)
    {
        if (!await _dismissing.Run(() => Decide(suggestion, SuggestionState.Dismissed))) return;

        Offer.Make($"{suggestion.Value} was dismissed.", async _ =>
        {
            await Decide(suggestion, SuggestionState.Open);
            await InvokeAsync(Reload);
            return null;
        });
        await Reload();
        await _possible.FocusAsync(preventScroll: true);
    }

    // Whoever is of the household that the booking was made in, and whom it is for.
    private List<Guid> People(BookingRow booking) =>
    [
        .. new[] { booking.ClientId, booking.MemberId ?? booking.ClientId, Client.Id }
            .Concat(Client.Household!.Select(one => one.Id)).Distinct(),
    ];

    private string Named(Guid id) => DisplayFormat.Name(
        id == Client.Id ? $"{FirstName} {Client.LastName}".Trim()
        : Client.Household!.FirstOrDefault(one => one.Id == id) is { } one ? $"{one.FirstName} {one.LastName}".Trim()
        : _card!.Names.GetValueOrDefault(id, ""));

    private async Task Move(BookingRow booking, Guid person)
    {
        var before = booking.MemberId ?? booking.ClientId;
        if (person == before) return;

        if (await _dismissing.Run(() => SetMember(booking, person)))
        {
            Offer.Make($"The booking is for {Named(person)}.", async _ =>
            {
                await SetMember(booking, before);
                await InvokeAsync(Reload);
                return null;
            });
        }

        await Reload();
    }

    private Task SetMember(BookingRow booking, Guid person) => StaffSession.Send(new ChangeBooking
    {
        Id = new(booking.Id),
        Channel = Channel.Admin,
        MemberId = Change<ClientId?>.To(new ClientId(person)),
    });

    private async Task AddMember(string guest)
    {
        var isDone = await _dismissing.Run(() => Household.AddMember(
            StaffSession, Offer, EventCallback.Factory.Create(this, Reload),
            new() { ClientId = new(Id), Channel = Channel.Admin, GuestName = guest }));
        if (isDone) await _possible.FocusAsync(preventScroll: true);   // the button that was pressed is gone
    }

    private async Task TakeIn(PossibleDuplicateRow duplicate)
    {
        if (!await _dismissing.Run(() => Join(new ClientId(Id)))) return;

        Offer.Make("They are of one household.", async _ =>
        {
            await Join(null);
            await StaffSession.Send(new ReopenDuplicate(new(duplicate.SuggestionId)));
            await InvokeAsync(Reload);
            return null;
        });
        await Reload();
        await _possible.FocusAsync(preventScroll: true);

        Task Join(ClientId? owner) => StaffSession.Send(new ChangeClient
        {
            Id = new(duplicate.Id),
            Channel = Channel.Admin,
            HouseholdOwnerId = Change<ClientId?>.To(owner),
        });
    }

    private Task Decide(ValueSuggestionRow suggestion, SuggestionState state) => StaffSession.Send(
        new DecideSuggestion { ClientId = new(Id), Id = new(suggestion.Id), State = state, Channel = Channel.Admin });

    private async Task Dismiss(PossibleDuplicateRow duplicate)
    {
        if (!await _dismissing.Run(() => StaffSession.Send(new DismissDuplicate(new(duplicate.SuggestionId))))) return;

        Offer.Make("They are kept apart.", async _ =>
        {
            await StaffSession.Send(new ReopenDuplicate(new(duplicate.SuggestionId)));
            await InvokeAsync(Reload);
            return null;
        });
        await Reload();
        await _possible.FocusAsync(preventScroll: true);   // the button that was pressed is gone
    }

    private static Change<string> Changed(string? before, string? now)
    {
        var text = CleanText.Line(now);
        return string.Equals(before, text, StringComparison.Ordinal) ? default(Change<string>) : text;
    }
}
