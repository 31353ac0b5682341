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
/// Replaces a connection's secret by the one given, or by one made here and shown once. The old one stops at once.
/// </summary>
public sealed record RotateConnection(ChannelConnectionId Id, string? Secret, string? VerifyToken)
    : IRequest<OpenedConnection>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.SecretRotated;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => Id.Value;
}

internal sealed class RotateConnectionValidator : AbstractValidator<RotateConnection>
{
    public RotateConnectionValidator()
    {
        RuleFor(command => command.Secret).Secret();
        RuleFor(command => command.VerifyToken).Secret();
    }
}

internal sealed class RotateConnectionHandler(
    IChannelConnectionRepository connections, ISecrets secrets, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RotateConnection, OpenedConnection>
{
    public async Task<OpenedConnection> Handle(RotateConnection command, CancellationToken ct)
    {
        var connection = await connections.Find(command.Id, ct) ?? throw new DomainException(ChannelErrors.NotFound);
        if (command.VerifyToken is not null && connection.Channel is not Channel.Whatsapp)
            throw new DomainException(ChannelErrors.VerifyTokenIsWhatsapp);

        var made = command.Secret is null ? Tokens.Random() : null;
        connection.Rotate(
            secrets.Protect(command.Secret ?? made!), command.VerifyToken is { } token
            ? secrets.Protect(token)
            : null, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        return new(mapper.Map<ConnectionRow>(connection), made, VerifyToken: null);
    }
}
