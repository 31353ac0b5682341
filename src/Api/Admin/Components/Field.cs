using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CustomerTracking.Api.Admin.Components;

/// <summary>
/// An input, a textarea or a select whose text belongs to the person who types. The server's value is shown only once
/// the server has heard everything that was typed, and never while the person is typing (wwwroot/fields.js): an answer
/// to an older text must not overwrite newer letters. Every field of the pages is one of these.
/// </summary>
public sealed class Field : ComponentBase
{
    private ElementReference _element;
    private string? _given;
    private string? _text;
    private int _heard;

    /// <summary>The element: <c>input</c>, <c>textarea</c> or <c>select</c>.</summary>
    [Parameter]
    public string As { get; set; } = "input";

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Is told when the field is left, with Enter, and after <see cref="Pause"/>.</summary>
    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>
    /// After how many milliseconds without a key the text is told; null waits until the field is left.
    /// </summary>
    [Parameter]
    public int? Pause { get; set; }

    /// <summary>The options of a select.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The element's attributes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    public ValueTask FocusAsync() => _element.FocusAsync();

    // A page that is drawn again for another reason still gives the value of before the typing.
    protected override void OnParametersSet()
    {
        if (!string.Equals(_given, Value, StringComparison.Ordinal)) _text = Value;
        _given = Value;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, As);
        builder.AddMultipleAttributes(1, Attributes);
        builder.AddAttribute(2, "data-field", true);
        builder.AddAttribute(3, "data-value", _text ?? "");
        builder.AddAttribute(4, "data-heard", _heard);
        builder.AddAttribute(5, "data-pause", Pause);
        builder.AddAttribute(6, "ontyped", EventCallback.Factory.Create<TypedEventArgs>(this, HandleInput));
        builder.AddElementReferenceCapture(7, element => _element = element);
        builder.AddContent(8, ChildContent);
        builder.CloseElement();
    }

    private Task HandleInput(TypedEventArgs typed)
    {
        (_heard, _text) = (typed.Count, typed.Value);
        return ValueChanged.InvokeAsync(typed.Value);
    }
}

/// <summary>What fields.js tells of a field.</summary>
public sealed class TypedEventArgs : EventArgs
{
    public string? Value { get; set; }

    /// <summary>How many times it had been typed in by then.</summary>
    public int Count { get; set; }
}
