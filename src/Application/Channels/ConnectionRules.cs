using CustomerTracking.Domain.Channels;
using FluentValidation;

namespace CustomerTracking.Application.Channels;

internal static class ConnectionRules
{
    private const int ShortestSecret = 8;

    public static IRuleBuilderOptions<T, string?> Secret<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Length(ShortestSecret, ChannelConnection.MaxSecretLength).WithErrorCode("connection.secret_length")
            .WithMessage(
                $"A secret has {ShortestSecret} to {ChannelConnection.MaxSecretLength} characters; leave it out to "
                    + "have one made.");
}
