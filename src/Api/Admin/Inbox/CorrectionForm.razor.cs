using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CustomerTracking.Api.Admin.Inbox;

/// <summary>Has a message read once more: as it was sent, or as a user corrected it.</summary>
public sealed partial class CorrectionForm
{
    private static readonly DomainError NothingChanged = new(
        InboundMessageErrors.CorrectionCode,
        "Nothing is corrected yet. Change a field first, or replay it as it was sent.", ErrorKind.Invalid);

    private readonly Dictionary<string, string?> _none = [];
    private readonly Attempt _attempt = new();
    private List<CorrectionEntry>? _entries;
    private string? _told;
    private string? _done;
    private Guid? _client;
    private bool _mustFocus;

    [Parameter, EditorRequired]
    public InboundMessageDetails InboundMessage { get; set; } = null!;

    /// <summary>It was read once more, whatever came of it.</summary>
    [Parameter]
    public EventCallback Replayed { get; set; }

    private bool IsSettled =>
        InboundMessage.Outcome is InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate;

    // Where it was sent as confirmed there is nothing to tick.
    private CorrectionEntry? Confirmation => InboundMessage.Outcome is InboundMessageOutcome.Ignored
        ? _entries!.FirstOrDefault(entry => entry.IsConfirmation)
        : null;

    private bool IsOpen => Confirmation?.IsTicked ?? true;

    private List<CorrectionEntry> Shown =>
        [.. _entries!.Where(entry => !entry.IsConfirmation
            && (entry.WasWrong || (entry.IsUsual && IsTheirName(entry))))];

    // A name is asked for in the way it was sent: whole, or in two parts.
    private bool IsTheirName(CorrectionEntry entry) => entry.Name switch
    {
        "name" => entry.WasSent,
        "firstName" or "lastName" => !_entries!.Any(one => one is { Name: "name", WasSent: true }),
        _ => true,
    };

    private List<CorrectionEntry> Others => [.. _entries!.Where(entry => !entry.IsConfirmation).Except(Shown)];

    private Dictionary<string, string?> Corrected => _entries!.Where(entry => entry.Correction is not null)
        .ToDictionary(entry => entry.Name, entry => entry.Correction);

    protected override async Task OnInitializedAsync()
    {
        if (IsSettled) return;

        if (!await _attempt.Run(async () => _entries = [.. (await Fields(_none)).Select(
            field => new CorrectionEntry(field, StaffSession.Zone))]))
            _entries = [];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustFocus) return;

        _mustFocus = false;
        await Js.InvokeVoidAsync("admin.focus", "#replayed");
    }

    private async Task TryOut()
    {
        (_told, _done) = (null, null);
        await _attempt.Run(async () =>
        {
            var report = await Run(Corrected, isDryRun: true);
            _told = InboundMessageText.Describe(report, await NameOf(report.ClientId), Phones);
            await Recheck(report, Corrected);
        });
    }

    private async Task CorrectAndReplay()
    {
        (_told, _done) = (null, null);
        var corrected = Corrected;
        if (await _attempt.Run(
            () => corrected.Count > 0 ? Task.CompletedTask : throw new DomainException(NothingChanged)))
            await Replay(corrected);
    }

    private async Task Replay(Dictionary<string, string?> corrections)
    {
        (_told, _done) = (null, null);
        await _attempt.Run(async () =>
        {
            var report = await Run(corrections, isDryRun: false);
            (_done, _client) = (
                InboundMessageText.Describe(report, await NameOf(report.ClientId), Phones), report.ClientId);
            await Recheck(report, corrections);
            _mustFocus = true;
        });
        await Replayed.InvokeAsync();
    }

    // What was wrong may be right by now, and something else wrong.
    private async Task Recheck(ReplayReport report, Dictionary<string, string?> corrections)
    {
        var isWrong = report.Outcome is InboundMessageOutcome.Unusable;
        var faults = isWrong ? (await Fields(corrections)).ToDictionary(field => field.Name, field => field.Fault) : [];
        foreach (var entry in _entries!) entry.Fault = faults.GetValueOrDefault(entry.Name);
    }

    private Task<ReplayReport> Run(Dictionary<string, string?> corrections, bool isDryRun) => StaffSession.RunAsync(
        StaffRole.Manager,
        services => services.GetRequiredService<InboundMessageReplay>().Run(
            new(InboundMessage.Id), Corrections.From(corrections), isDryRun, Channel.Admin, CancellationToken.None));

    private Task<IReadOnlyList<CorrectableField>> Fields(Dictionary<string, string?> corrections) =>
        StaffSession.RunAsync(
        StaffRole.Manager,
        services => services.GetRequiredService<InboundMessageReplay>().Fields(
            new(InboundMessage.Id), Corrections.From(corrections), CancellationToken.None));

    private async Task<string?> NameOf(Guid? client) => client is { } id
        ? (await StaffSession.Send(new NameClients([new(id)]))).GetValueOrDefault(id)
        : null;
}
