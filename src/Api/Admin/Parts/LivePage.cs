using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CustomerTracking.Api.Admin.Parts;

/// <summary>A page that shows what stands behind the question mark of its address, and what happens meanwhile.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private string? _path;
    private IDisposable? _watch;

    [Inject]
    private protected Desk Desk { get; set; } = null!;

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
        _watch = Feed.Subscribe(Desk.Salon!.Profile, () => InvokeAsync(Refresh));
        Navigation.LocationChanged += Moved;
        await Read();
    }

    public virtual void Dispose()
    {
        _watch?.Dispose();
        Navigation.LocationChanged -= Moved;
    }

    // Another path is another page.
    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (new Uri(to.Location).AbsolutePath == _path) _ = InvokeAsync(Read);
    }
}
