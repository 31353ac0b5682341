using CustomerTracking.Application.Common;

namespace CustomerTracking.Api.Admin.Components;

/// <summary>The rows of a list that grows at its end, and is read anew when something happens.</summary>
internal sealed class LiveRows<TRow>(Func<TRow, Guid> id)
{
    private readonly HashSet<Guid> _arrived = [];
    private List<TRow>? _all;
    private string? _next;
    private int _asked;

    /// <summary>Null until they have been read.</summary>
    public IReadOnlyList<TRow>? All => _all;

    /// <inheritdoc cref="Page{T}.Notice"/>
    public string? Notice { get; private set; }

    /// <inheritdoc cref="Page{T}.Similar"/>
    public IReadOnlyList<TRow> Similar { get; private set; } = [];

    public bool HasMore => _next is not null;

    /// <summary>It came while the list was open.</summary>
    public bool HasArrived(TRow row) => _arrived.Contains(id(row));

    /// <returns>Whether they are the list now: something else may have been asked for meanwhile.</returns>
    public async Task<bool> Read(Func<Task<Page<TRow>>> read)
    {
        _arrived.Clear();
        return await Replace(read) is not null;
    }

    /// <inheritdoc cref="Read"/>
    public async Task<bool> Refresh(Func<Task<Page<TRow>>> read)
    {
        var before = (_all ?? []).ConvertAll(row => id(row));
        if (await Replace(read) is not { } now) return false;

        _arrived.UnionWith(now.Select(id).Except(before));
        return true;
    }

    /// <param name="read">Gets the page behind this cursor.</param>
    public async Task More(Func<string, Task<Page<TRow>>> read)
    {
        if (_next is not { } cursor) return;

        var asked = ++_asked;
        var page = await read(cursor);
        if (asked != _asked) return;

        _all!.AddRange(page.Items.ExceptBy(_all.Select(id), id));
        _next = page.NextCursor;
    }

    private async Task<List<TRow>?> Replace(Func<Task<Page<TRow>>> read)
    {
        var asked = ++_asked;
        var page = await read();
        if (asked != _asked) return null;

        (_all, _next, Notice, Similar) = ([.. page.Items], page.NextCursor, page.Notice, page.Similar ?? []);
        return _all;
    }
}
