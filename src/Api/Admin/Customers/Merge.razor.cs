using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace CustomerTracking.Api.Admin.Customers;

/// <summary>Two customers side by side, and what becomes of them as one.</summary>
public sealed partial class Merge
{
    private readonly Attempt _attempt = new();
    private readonly Dictionary<string, MergeSide> _keep = [];
    private MergeOutcome? _preview;

    /// <summary>Who stays.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Who is merged into them.</summary>
    [Parameter]
    public Guid OtherId { get; set; }

    [Inject]
    private UndoOffer Offer { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        _keep.Clear();
        await Look();
    }

    private async Task Look()
    {
        if (!StaffSession.MayChange) return;
        if (!await _attempt.Run(async () => _preview = await StaffSession.Send(Command(dryRun: true)))) _preview = null;
    }

    private Task Keep(string field, MergeSide side)
    {
        _keep[field] = side;
        return Look();
    }

    // Meant for what is shown: what was changed meanwhile is looked at first.
    private async Task Do()
    {
        MergeOutcome? done = null;
        if (!await _attempt.Run(async () => done = await StaffSession.Send(Command(dryRun: false))))
        {
            var refusal = _attempt.Refusal;
            await Look();
            _attempt.Refuse(refusal);
            return;
        }

        var merge = new UndoMerge
        {
            SurvivorId = new(done!.SurvivorId),
            Id = new(done.Id!.Value),
            Channel = Channel.Admin,
        };
        Offer.Make("They are one customer now.", async _ =>
        {
            await StaffSession.Send(merge);
            return null;
        });
        Navigation.NavigateTo($"customers/{done.SurvivorId}");
    }

    private MergeClients Command(bool dryRun) => new()
    {
        SurvivorId = new(Id),
        MergedId = new(OtherId),
        Channel = Channel.Admin,
        Keep = new Dictionary<string, MergeSide>(_keep),
        DryRun = dryRun,
        ExpectedVersion = dryRun ? null : _preview!.SurvivorVersion,
        MergedVersion = dryRun ? null : _preview!.MergedVersion,
    };

    private string NameOf(MergeSide side)
    {
        var name = $"{Value(MergeField.FirstName)} {Value(MergeField.LastName)}".Trim();
        return name.Length == 0 && Value(MergeField.Phone) is { } phone
            ? Phones.Display(phone) : DisplayFormat.Name(name);

        string? Value(string field)
        {
            var row = _preview!.Fields.Single(one => one.Field == field);
            return side is MergeSide.Survivor ? row.SurvivorValue : row.MergedValue;
        }
    }

    private string Display(string field, string? value) => (field, value) switch
    {
        (_, null) => "–",
        (MergeField.Phone, _) => Phones.Display(value),
        (MergeField.Status, _) => DisplayFormat.Word(EnumText<ClientStatus>.Parse(value)),
        _ => value,
    };
}
