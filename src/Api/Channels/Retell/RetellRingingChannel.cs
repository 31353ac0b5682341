namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Answers <c>call_inbound</c> and <c>chat_inbound</c>: first the person, then the record.</summary>
internal sealed class RetellRingingChannel(
    RetellCaller caller, RetellRingingLog later, SignedMessageProcessor processor, TimeProvider clock)
{
    public async Task<IResult> Answer(
        HttpContext http, Guid connectionId, ReadOnlyMemory<byte> body, RetellRinging ringing)
    {
        using var hurry = caller.Begin();
        var signature = http.Request.Headers[RetellSignature.Header].ToString();
        var call = new RetellRingingCall(
            connectionId, body, signature, KeptHeaders.From(http.Request), clock.GetUtcNow());

        // Whose connection it is cannot be told in time, so neither can its signature: nothing is given away.
        if (await caller.FindCredentials(connectionId, hurry.Token) is not { } credentials)
        {
            later.Add(call);
            return Results.Json(RetellGreeting.Nothing(ringing));
        }

        if (!call.IsSignedFor(credentials))
            throw await processor.Refuse(
                call.For(credentials), StatusCodes.Status401Unauthorized, RetellSignature.Header, http.RequestAborted);

        var greeting = await caller.Greet(credentials, ringing, hurry.Token);
        later.Add(call with { Credentials = credentials });
        return Results.Json(greeting);
    }
}
