using CustomerTracking.Api.Admin.Parts;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace CustomerTracking.Api.Admin.Deliveries;

public sealed partial class DeliveryPage
{
    private const string Form = "application/x-www-form-urlencoded";

    private DeliveryDetails? _delivery;
    private SentBody? _sent;
    private string? _client;
    private int _days;
    private bool _isMissing;
    private bool _offersReplay;
    private IDisposable? _watch;

    [Parameter]
    public Guid Id { get; set; }

    private string Repeated => _delivery!.Repeats == 0
        ? "Never"
        : $"{Say.Count(_delivery.Repeats, "time")}, last {Time(_delivery.LastSeenAt)}";

    private string WhyNoBody => _delivery!.ReceivedAt.AddDays(_days) < Clock.GetUtcNow()
        ? $"What was sent has been forgotten: this salon keeps it for {Say.Count(_days, "day")}. "
            + "What became of it stays."
        : "What was sent was not kept. That is so when it was refused, was far too large, or was not what the "
            + "channel takes.";

    protected override void OnInitialized() =>
        _watch = Feed.Subscribe(Desk.Salon!.Profile, () => InvokeAsync(Reload));

    protected override async Task OnParametersSetAsync()
    {
        if (_delivery?.Id == Id) return;

        (_delivery, _offersReplay) = (null, false);
        await Reload();
    }

    public void Dispose() => _watch?.Dispose();

    private async Task Reload()
    {
        try
        {
            await Look();
        }
        catch (DomainException missing) when (missing.Error.Kind is ErrorKind.NotFound)
        {
            _isMissing = true;
        }

        StateHasChanged();
    }

    private async Task Look()
    {
        var delivery = await Desk.Send(new GetDelivery(new(Id)));
        if (delivery.ClientId is { } client)
            _client = (await Desk.Send(new NameClients([new(client)]))).GetValueOrDefault(client);
        if (!delivery.HasBody)
            _days = (await Desk.Send(new GetTenant(Desk.Salon!.Profile.Id))).DeliveryRetentionDays;

        _sent = delivery.Body is { } body ? SentBody.Of(body, IsForm(delivery)) : null;

        // Once offered it stays, to tell what came of it.
        _offersReplay |= Desk.MayChange && delivery is
        {
            HasBody: true,
            Outcome: DeliveryOutcome.Unusable or DeliveryOutcome.Ignored,
        };
        (_delivery, _isMissing) = (delivery, false);
    }

    private static bool IsForm(DeliveryDetails delivery) => delivery.Channel is Channel.Twilio
        || delivery.Headers.GetValueOrDefault("Content-Type", "").StartsWith(Form, StringComparison.OrdinalIgnoreCase);

    private string Time(DateTimeOffset at) =>
        $"{Say.Time(at, Desk.Zone)} ({Say.Ago(at, Clock.GetUtcNow(), Desk.Zone)})";
}
