using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Gives one vendor's account an address to post to. A secret that is left out is made here and shown once.
/// </summary>
public sealed record OpenConnection : IRequest<OpenedConnection>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.SecretMade;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as OpenedConnection)?.Connection.Id;

    public required Channel Channel { get; init; }

    public string? Name { get; init; }

    /// <summary>Retell's API key, Meta's app secret, Twilio's auth token.</summary>
    public string? Secret { get; init; }

    /// <summary>WhatsApp only: what Meta repeats when it verifies the address.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>WhatsApp only.</summary>
    public string? PhoneNumberId { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? FieldMap { get; init; }
}

internal sealed class OpenConnectionValidator : AbstractValidator<OpenConnection>
{
    public OpenConnectionValidator()
    {
        RuleFor(command => command.Name).Needed(ChannelErrors.NameMissing)
            .MaximumLength(ChannelConnection.MaxNameLength);
        RuleFor(command => command.Secret).Secret();
        RuleFor(command => command.VerifyToken).Secret();
        RuleFor(command => command.VerifyToken).Null()
            .When(command => command.Channel is not Channel.Whatsapp)
                .WithError(ChannelErrors.VerifyTokenIsWhatsapp);
        RuleFor(command => command.PhoneNumberId).MaximumLength(ChannelConnection.MaxPhoneNumberIdLength);
    }
}

internal sealed class OpenConnectionHandler(
    IChannelConnectionRepository connections, ISecrets secrets, IUnitOfWork work, CurrentCaller caller,
    TenantLimits limits, TimeProvider clock, IMapper mapper)
    : IRequestHandler<OpenConnection, OpenedConnection>
{
    public async Task<OpenedConnection> Handle(OpenConnection command, CancellationToken ct)
    {
        await limits.CheckConnections(ct);
        var madeSecret = command.Secret is null ? Tokens.Random() : null;
        var madeVerifyToken = command is { Channel: Channel.Whatsapp, VerifyToken: null }
            ? Tokens.Random()
            : null;
        var verifyToken = command.VerifyToken ?? madeVerifyToken;

        var connection = ChannelConnection.Open(
            ChannelConnectionId.New(), caller.Tenant.Id, command.Channel,
            new(command.Name!, CleanText.Line(command.PhoneNumberId),
                FieldMap.Create(command.FieldMap ?? FieldMap.Default.Paths), Enabled: true),
            secrets.Protect(command.Secret ?? madeSecret!), verifyToken is null
            ? null
            : secrets.Protect(verifyToken), clock.GetUtcNow());
        connections.Add(connection);
        await work.SaveChangesAsync(ct);
        return new(mapper.Map<ConnectionRow>(connection), madeSecret, madeVerifyToken);
    }
}
