using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Channels;

/// <summary>Changes what is given of a connection. A switched-off one answers as if it did not exist.</summary>
public sealed record ChangeConnection : IRequest<ConnectionRow>
{
    public required ChannelConnectionId Id { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    public Change<string> Name { get; init; }

    public Change<string> PhoneNumberId { get; init; }

    public Change<IReadOnlyDictionary<string, IReadOnlyList<string>>> FieldMap { get; init; }

    public Change<bool> Enabled { get; init; }
}

internal sealed class ChangeConnectionValidator : AbstractValidator<ChangeConnection>
{
    public ChangeConnectionValidator()
    {
        RuleFor(command => command.Name.Value).MaximumLength(ChannelConnection.MaxNameLength)
            .OverridePropertyName("name");
        RuleFor(command => command.PhoneNumberId.Value).MaximumLength(ChannelConnection.MaxPhoneNumberIdLength)
            .OverridePropertyName("phoneNumberId");
    }
}

internal sealed class ChangeConnectionHandler(
    IChannelConnectionRepository connections, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ChangeConnection, ConnectionRow>
{
    public async Task<ConnectionRow> Handle(ChangeConnection command, CancellationToken ct)
    {
        var connection = await connections.Find(command.Id, ct) ?? throw new DomainException(ChannelErrors.NotFound);
        if (command.ExpectedVersion is { } expected && !expected.Includes(connection.Version))
            throw new DomainException(CommonErrors.Stale);

        var map = command.FieldMap.IsGiven
            ? FieldMap.Create(command.FieldMap.Value ?? FieldMap.Default.Paths)
            : connection.FieldMap;
        connection.Change(
            new(
                command.Name.Or(connection.Name)
                    ?? "", CleanText.Line(command.PhoneNumberId.Or(connection.PhoneNumberId)), map,
                command.Enabled.Or(connection.Enabled)),
            clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        return mapper.Map<ConnectionRow>(connection);
    }
}
