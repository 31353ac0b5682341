using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using MediatR;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// Takes a request apart: every message on its own, so that a wrong one does not sink its neighbours.
/// </summary>
internal sealed class WhatsappRequest(IServiceScopeFactory scopes, IMediator mediator)
{
    // A batch of Meta's is nearly always for one number.
    private readonly Dictionary<string, ConnectionCredentials?> _credentials = new(StringComparer.Ordinal);

    /// <param name="inbound">Signed with the secret of its own connection.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="AggregateException">Something failed on our side, after all messages were tried.</exception>
    public async Task ProcessAsync(SignedRequest inbound, CancellationToken ct)
    {
        var messages = Messages(inbound.Body);
        if (messages.Count == 0) await Keep(inbound, inbound.Body, inbound.Credentials, ct);

        var failures = new List<Exception>();
        foreach (var message in messages)
        {
            try
            {
                await ProcessAsync(message, inbound, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                failures.Add(failure);   // Meta repeats the whole request; what was tracked already stays one booking
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    // What cannot be taken apart is kept whole, and the reader says why.
    private static List<WhatsappMessage> Messages(ReadOnlyMemory<byte> body)
    {
        try
        {
            return [.. WhatsappPayload.MessagesOf(JsonText.ReadObject(body))];
        }
        catch (RequestFault)
        {
            return [];
        }
    }

    private async Task ProcessAsync(WhatsappMessage message, SignedRequest inbound, CancellationToken ct) =>
        await Keep(
            inbound, message.Alone(), await CredentialsFor(NumberOf(message), inbound, ct) ?? inbound.Credentials, ct);

    // An id that is no text identifies no number: the message stays with the address's owner, and is kept there.
    private static string? NumberOf(WhatsappMessage message)
    {
        try
        {
            return message.PhoneNumberId;
        }
        catch (RequestFault)
        {
            return null;
        }
    }

    private async Task Keep(
        SignedRequest inbound, ReadOnlyMemory<byte> body, ConnectionCredentials credentials, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignedMessageProcessor>()
            .ProcessAsync(inbound, ct, body, credentials);
    }

    // Tenants behind one app may share the address: the number tells whose message it is, and the tenant's own secret
    // must have signed it. If two tenants claim the number, neither gets it: it stays with the address's owner.
    private async Task<ConnectionCredentials?> CredentialsFor(
        string? number, SignedRequest inbound, CancellationToken ct)
    {
        if (inbound.Credentials.PhoneNumberId is not { } own || own == number) return inbound.Credentials;
        if (number is null) return null;
        if (_credentials.TryGetValue(number, out var known)) return known;

        var candidates = await mediator.Send(new FindWhatsappNumber(number), ct);

        // The address's secret has signed the request, so another one has only if it is the same secret: nothing is
        // hashed again for each connection and message.
        var signed = candidates.Where(credentials => Signatures.Same(credentials.Secret, inbound.Credentials.Secret))
            .ToList();
        return _credentials[number] = signed.DistinctBy(credentials => credentials.Tenant.Id).Count() == 1 ? signed[0]
            : null;
    }
}
