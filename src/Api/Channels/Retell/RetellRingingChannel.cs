namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Answers <c>call_inbound</c> and <c>chat_inbound</c>: first the person, then the record.</summary>
internal sealed class RetellRingingChannel(
    RetellCaller caller, RetellRingingLog later, SignedIntake intake, TimeProvider clock)
{
    public async Task<IResult> Answer(
        HttpContext http, Guid connectionId, ReadOnlyMemory<byte> body, RetellRinging ringing)
    {
        using var hurry = caller.Begin();
        var signature = http.Request.Headers[RetellSignature.Header].ToString();
        var call = new RetellRingingCall(
            connectionId, body, signature, KeptHeaders.Of(http.Request), clock.GetUtcNow());

        // Whose connection it is cannot be told in time, so neither can its signature: nothing is given away.
        if (await caller.FindDoor(connectionId, hurry.Token) is not { } door)
        {
            later.Add(call);
            return Results.Json(RetellGreeting.Nothing(ringing));
        }

        if (!call.IsSignedFor(door))
            throw await intake.Refuse(
                call.For(door), StatusCodes.Status401Unauthorized, RetellSignature.Header, http.RequestAborted);

        var greeting = await caller.Greet(door, ringing, hurry.Token);
        later.Add(call with { Door = door });
        return Results.Json(greeting);
    }
}
