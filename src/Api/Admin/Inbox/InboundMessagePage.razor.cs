using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace CustomerTracking.Api.Admin.Inbox;

public sealed partial class InboundMessagePage
{
    private const string Form = "application/x-www-form-urlencoded";

    private InboundMessageDetails? _message;
    private SentBody? _sent;
    private string? _client;
    private int _days;
    private bool _isMissing;
    private bool _offersReplay;
    private IDisposable? _watch;

    [Parameter]
    public Guid Id { get; set; }

    private string Repeated => _message!.Repeats == 0
        ? "Never"
        : $"{DisplayFormat.Count(_message.Repeats, "time")}, last {Time(_message.LastSeenAt)}";

    private string WhyNoBody => _message!.ReceivedAt.AddDays(_days) < Clock.GetUtcNow()
        ? $"What was sent has been forgotten: this salon keeps it for {DisplayFormat.Count(_days, "day")}. "
            + "What became of it stays."
        : "What was sent was not kept. That is so when it was refused, was far too large, or was not what the "
            + "channel takes.";

    protected override void OnInitialized() =>
        _watch = Feed.Subscribe(StaffSession.Tenant!.Profile, () => InvokeAsync(Reload));

    protected override async Task OnParametersSetAsync()
    {
        if (_message?.Id == Id) return;

        (_message, _offersReplay) = (null, false);
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
        var message = await StaffSession.Send(new GetInboundMessage(new(Id)));
        if (message.ClientId is { } client)
            _client = (await StaffSession.Send(new NameClients([new(client)]))).GetValueOrDefault(client);
        if (!message.HasBody)
            _days = (await StaffSession.Send(new GetTenant(StaffSession.Tenant!.Profile.Id))).DeliveryRetentionDays;

        _sent = message.Body is { } body ? SentBody.Create(body, IsForm(message)) : null;

        // Once offered it stays, to tell what came of it.
        _offersReplay |= StaffSession.MayChange && message is
        {
            HasBody: true,
            Outcome: InboundMessageOutcome.Unusable or InboundMessageOutcome.Ignored,
        };
        (_message, _isMissing) = (message, false);
    }

    private static bool IsForm(InboundMessageDetails message) => message.Channel is Channel.Twilio
        || message.Headers.GetValueOrDefault("Content-Type", "").StartsWith(Form, StringComparison.OrdinalIgnoreCase);

    private string Time(DateTimeOffset at) =>
        $"{DisplayFormat.Time(at, StaffSession.Zone)} ({DisplayFormat.Ago(at, Clock.GetUtcNow(), StaffSession.Zone)})";
}
