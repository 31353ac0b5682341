using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CustomerTracking.Api.Admin.Components;

/// <summary>
/// A page that shows what stands behind the question mark of its address, and what happens meanwhile.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private string? _path;
    private string? _asked;
    private int _times;
    private IDisposable? _watch;

    [Inject]
    private protected StaffSession StaffSession { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>What stands behind the question mark.</summary>
    protected string Query => new Uri(Navigation.Uri).Query;

    /// <summary>The address asks for something: at first, and whenever it changes.</summary>
    protected abstract Task Read();

    /// <summary>Something happened in the salon.</summary>
    protected abstract Task Refresh();

    protected override async Task OnInitializedAsync()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        _watch = Feed.Subscribe(StaffSession.Tenant!.Profile, () => InvokeAsync(Refresh));
        Navigation.LocationChanged += Moved;
        await Read();
    }

    public virtual void Dispose()
    {
        _watch?.Dispose();
        Navigation.LocationChanged -= Moved;
    }

    /// <summary>Asks for something else: another filter, another day.</summary>
    /// <param name="address">The page's own, with what is asked for behind its question mark.</param>
    protected void Go(string address)
    {
        _asked = (++_times).ToString(CultureInfo.InvariantCulture);
        Navigation.NavigateTo(
            address, new NavigationOptions { ReplaceHistoryEntry = true, HistoryEntryState = _asked });
    }

    // Another path is another page. An address that was asked for before the newest is passed over: it arrives only
    // now, and would bring back what the person has changed since.
    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (new Uri(to.Location).AbsolutePath != _path) return;
        if (_asked is not null && to.HistoryEntryState != _asked) return;

        _asked = null;
        _ = InvokeAsync(Read);
    }
}
