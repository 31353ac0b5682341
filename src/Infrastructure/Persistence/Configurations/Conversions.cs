using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

/// <summary>UTC without an offset, which both providers sort and compare.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

internal sealed class EmailText()
    : ValueConverter<EmailAddress, string>(address => address.Value, stored => EmailAddress.Of(stored));

internal sealed class CurrencyText()
    : ValueConverter<Currency, string>(currency => currency.Code, stored => Currency.Of(stored));

internal sealed class Word<TEnum>()
    : ValueConverter<TEnum, string>(value => Words<TEnum>.Of(value), stored => Words<TEnum>.Read(stored))
    where TEnum : struct, Enum;

internal sealed class TenantIdValue() : ValueConverter<TenantId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ServiceAccountIdValue()
    : ValueConverter<ServiceAccountId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ClientIdValue() : ValueConverter<ClientId, Guid>(id => id.Value, stored => new(stored));

internal sealed class DuplicateSuggestionIdValue()
    : ValueConverter<DuplicateSuggestionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class BookingIdValue() : ValueConverter<BookingId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ServiceMappingIdValue()
    : ValueConverter<ServiceMappingId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ChannelConnectionIdValue()
    : ValueConverter<ChannelConnectionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class DeliveryIdValue() : ValueConverter<DeliveryId, Guid>(id => id.Value, stored => new(stored));

internal sealed class EventSubscriptionIdValue()
    : ValueConverter<EventSubscriptionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class OutgoingEventIdValue()
    : ValueConverter<OutgoingEventId, Guid>(id => id.Value, stored => new(stored));

internal sealed class EventDeliveryIdValue()
    : ValueConverter<EventDeliveryId, Guid>(id => id.Value, stored => new(stored));

internal static class ConversionConventions
{
    public static void AddWords<TEnum>(this ModelConfigurationBuilder conventions)
        where TEnum : struct, Enum =>
        conventions.Properties<TEnum>().HaveConversion<Word<TEnum>>().HaveMaxLength(Columns.LongestWord)
            .AreUnicode(false);

    public static void AddIds(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<TenantId>().HaveConversion<TenantIdValue>();
        conventions.Properties<ServiceAccountId>().HaveConversion<ServiceAccountIdValue>();
        conventions.Properties<ClientId>().HaveConversion<ClientIdValue>();
        conventions.Properties<DuplicateSuggestionId>().HaveConversion<DuplicateSuggestionIdValue>();
        conventions.Properties<BookingId>().HaveConversion<BookingIdValue>();
        conventions.Properties<ServiceMappingId>().HaveConversion<ServiceMappingIdValue>();
        conventions.Properties<ChannelConnectionId>().HaveConversion<ChannelConnectionIdValue>();
        conventions.Properties<DeliveryId>().HaveConversion<DeliveryIdValue>();
        conventions.Properties<EventSubscriptionId>().HaveConversion<EventSubscriptionIdValue>();
        conventions.Properties<OutgoingEventId>().HaveConversion<OutgoingEventIdValue>();
        conventions.Properties<EventDeliveryId>().HaveConversion<EventDeliveryIdValue>();
    }
}
