using System.Runtime.InteropServices;
using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// A custom function that an agent calls while the conversation goes on: <c>{name, args, call}</c>, or its arguments
/// alone. The agent takes a 2xx for done, so a function that does not book must say so.
/// </summary>
internal sealed class RetellFunctionCall
{
    public const string EventType = "custom_function";

    private const string Arguments = "args";

    private static readonly BookingField[] Naming =
        [BookingField.Phone, BookingField.WholeName, BookingField.FirstName, BookingField.Email];

    private static readonly string[] OfEvents = ["call_", "chat_", "transcript_", "transfer_"];

    private static readonly DomainError NoConversation = new(
        "function.no_call",
        "The function does not tell which call it belongs to. Switch 'payload: args only' off, or add an argument "
            + "call_id.",
        ErrorKind.Invalid, "call_id");

    private readonly JsonElement _root;
    private readonly Corrections _corrections;
    private readonly Payload _payload;
    private readonly RetellConversation _conversation;
    private readonly bool _isArgumentsOnly;

    public RetellFunctionCall(JsonElement root, Corrections corrections)
    {
        (_root, _corrections, _payload) = (root, corrections, new(root, forgiving: true, corrections));
        _isArgumentsOnly = !HasArguments(root);
        _conversation = new(_payload, root, _isArgumentsOnly);
    }

    /// <summary>
    /// A function has its arguments, beside its conversation or without one; an event has a conversation and no
    /// arguments. An argument may be called event as well, but not like one of Retell's.
    /// </summary>
    public static bool Is(JsonElement root)
    {
        var name = Named(root, "event");
        var isEvent = name is null
            ? root.TryGetProperty("event", out _)
            : Array.Exists(OfEvents, start => name.StartsWith(start, StringComparison.Ordinal));
        return !isEvent && (HasArguments(root) || !RetellConversation.IsIn(root));
    }

    /// <inheritdoc cref="Is"/>
    /// <param name="body">What is no JSON object is no function's call either.</param>
    public static bool IsIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Is(JsonText.ReadObject(body));
        }
        catch (RequestFault)
        {
            return false;
        }
    }

    /// <summary>The function's; none where only its arguments are sent.</summary>
    public string? Name => _isArgumentsOnly ? null : Named(_root, "name");

    /// <summary>The conversation's id, or the one that an argument gives.</summary>
    public string? Id => _conversation.Id ?? Argued(
        _payload.Text("callId", int.MaxValue, [.. ArgumentPaths("call_id", "callId", "chat_id", "chatId")]));

    /// <summary>The same arguments in the same conversation are a repeat; what is told beside them may grow.</summary>
    public string? Key => Id is { } id
        ? $"{EventType}:{id}:{Name}:{DeduplicationKey.FromBody(JsonMarshal.GetRawUtf8Value(Said))}"
        : null;

    public string? Tenant => _conversation.Tenant;

    /// <returns>A <see cref="TrackCallBooking"/>, or a <see cref="NoBooking"/> with a sentence to be spoken.</returns>
    /// <exception cref="DomainException"><c>function.no_call</c></exception>
    /// <exception cref="FieldFaults">The start is no date.</exception>
    public object ToCommand(FieldMap map)
    {
        var reader = new BookingReader(_payload, RetellFields.OfFunctions, map, _conversation.Whole);
        var isCalledABooking = _corrections.Confirm && reader.IsConfirmed;
        if (!isCalledABooking && RefusalReason(reader, map) is { } why) return why;
        if (Id is not { } id) throw new DomainException(NoConversation);

        return new TrackCallBooking(_conversation.Book(reader) with { ChannelBookingId = id });
    }

    private NoBooking? RefusalReason(BookingReader reader, FieldMap map)
    {
        if (RetellFunctionName.SaysAnother(Name))
            return new(
                "function.not_booking", "This function records bookings only, and its name tells of something else.");
        if (reader.IsDenied) return new("function.not_confirmed", "The booking is not confirmed yet.");

        // Called to book, it is the confirmation. A name that tells nothing may be a question for free times, which
        // no model asks under its own name.
        return reader.IsConfirmed || Name is null || RetellFunctionName.SaysBooking(Name) || NamesAPerson(map)
            ? null
            : new("function.not_booking", "Tell for whom the booking is: a name or a phone number.");
    }

    private bool NamesAPerson(FieldMap map) => Naming.Any(
        field => map.For(field).Concat(RetellFields.OfFunctions.For(field).Where(RetellFields.IsArgument))
            .Any(path => _payload.Has(_conversation.Whole(path), field.Property)));

    // A model may write anything there, or a variable that was never filled in.
    private static string? Argued(string? id) =>
        id is not null && RetellPayload.IsReference(id) && !id.AsSpan().ContainsAny("{}<>[]$") ? id : null;

    private JsonElement Said => _isArgumentsOnly ? _root : _root.GetProperty(Arguments);

    private IEnumerable<string> ArgumentPaths(params string[] names) =>
        names.Select(name => _conversation.Whole($"{Arguments}.{name}"));

    private static bool HasArguments(JsonElement root) =>
        root.TryGetProperty(Arguments, out var args) && args.ValueKind is JsonValueKind.Object;

    private static string? Named(JsonElement root, string field) =>
        new Payload(root, forgiving: true).Text(field, 250, field);
}
