using System.Globalization;
using System.Linq.Expressions;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
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
    : ValueConverter<EmailAddress, string>(address => address.Value, stored => EmailAddress.Parse(stored));

/// <summary>2026-11-30.</summary>
internal sealed class DayText() : ValueConverter<DateOnly, string>(
    day => day.ToString(Form, CultureInfo.InvariantCulture),
    stored => DateOnly.ParseExact(stored, Form, CultureInfo.InvariantCulture))
{
    public const int Length = 10;
    private const string Form = "yyyy-MM-dd";
}

internal sealed class CurrencyText()
    : ValueConverter<Currency, string>(currency => currency.Code, stored => Currency.Parse(stored));

/// <summary>
/// <c>web_form 2026-12-04T17:45:00.000Z</c>, and <c>locked</c> behind it: three of them stand in the row of each client.
/// </summary>
internal sealed class ProvenanceText()
    : ValueConverter<Provenance, string>(provenance => Format(provenance), stored => Parse(stored))
{
    public const int MaxLength = 80;

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string Locked = "locked";

    private static string Format(Provenance provenance)
    {
        var at = provenance.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
        return $"{EnumText<ValueSource>.Format(provenance.Source)} {at}{(provenance.IsLocked ? " " + Locked : "")}";
    }

    private static Provenance Parse(string stored)
    {
        var parts = stored.Split(' ');
        return new(
            EnumText<ValueSource>.Parse(parts[0]),
            DateTimeOffset.ParseExact(parts[1], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            parts is [.., Locked]);
    }
}

internal sealed class Word<TEnum>()
    : ValueConverter<TEnum, string>(value => EnumText<TEnum>.Format(value), stored => EnumText<TEnum>.Parse(stored))
    where TEnum : struct, Enum;

internal sealed class TenantIdValue() : ValueConverter<TenantId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ServiceAccountIdValue()
    : ValueConverter<ServiceAccountId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ClientIdValue() : ValueConverter<ClientId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ClientMergeIdValue() : ValueConverter<ClientMergeId, Guid>(id => id.Value, stored => new(stored));

internal sealed class DuplicateSuggestionIdValue()
    : ValueConverter<DuplicateSuggestionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ValueSuggestionIdValue()
    : ValueConverter<ValueSuggestionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ClientImportIdValue()
    : ValueConverter<ClientImportId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ErasureIdValue() : ValueConverter<ErasureId, Guid>(id => id.Value, stored => new(stored));

internal sealed class BookingIdValue() : ValueConverter<BookingId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ServiceMappingIdValue()
    : ValueConverter<ServiceMappingId, Guid>(id => id.Value, stored => new(stored));

internal sealed class ChannelConnectionIdValue()
    : ValueConverter<ChannelConnectionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class InboundMessageIdValue()
    : ValueConverter<InboundMessageId, Guid>(id => id.Value, stored => new(stored));

internal sealed class EventSubscriptionIdValue()
    : ValueConverter<EventSubscriptionId, Guid>(id => id.Value, stored => new(stored));

internal sealed class OutboxEventIdValue()
    : ValueConverter<OutboxEventId, Guid>(id => id.Value, stored => new(stored));

internal sealed class EventDeliveryIdValue()
    : ValueConverter<EventDeliveryId, Guid>(id => id.Value, stored => new(stored));

/// <summary>
/// 16 bytes instead of SQLite's 36 letters, in the order in which a GUID is read: ids of version 7 sort by their time.
/// </summary>
internal sealed class GuidBytes() : ValueConverter<Guid, byte[]>(
    value => value.ToByteArray(true), stored => new Guid(stored, true));

/// <summary>An id as <see cref="GuidBytes"/> keeps it.</summary>
internal sealed class IdBytes<TId, TValue>() : ValueConverter<TId, byte[]>(
    (Expression<Func<TId, byte[]>>)Whole.ConvertToProviderExpression,
    (Expression<Func<byte[], TId>>)Whole.ConvertFromProviderExpression)
    where TValue : ValueConverter<TId, Guid>, new()
{
    private static readonly ValueConverter Whole = new TValue().ComposeWith(new GuidBytes());
}

internal static class ConversionConventions
{
    public static void AddWords<TEnum>(this ModelConfigurationBuilder conventions)
        where TEnum : struct, Enum =>
        conventions.Properties<TEnum>().HaveConversion<Word<TEnum>>().HaveMaxLength(Columns.LongestWord)
            .AreUnicode(false);

    /// <param name="asBytes">Where the database has no type for them.</param>
    /// <param name="conventions">The model's.</param>
    public static void AddIds(this ModelConfigurationBuilder conventions, bool asBytes)
    {
        if (asBytes) conventions.Properties<Guid>().HaveConversion<GuidBytes>();
        conventions.AddId<TenantId, TenantIdValue>(asBytes);
        conventions.AddId<ServiceAccountId, ServiceAccountIdValue>(asBytes);
        conventions.AddId<ClientId, ClientIdValue>(asBytes);
        conventions.AddId<ClientMergeId, ClientMergeIdValue>(asBytes);
        conventions.AddId<DuplicateSuggestionId, DuplicateSuggestionIdValue>(asBytes);
        conventions.AddId<ValueSuggestionId, ValueSuggestionIdValue>(asBytes);
        conventions.AddId<ClientImportId, ClientImportIdValue>(asBytes);
        conventions.AddId<ErasureId, ErasureIdValue>(asBytes);
        conventions.AddId<BookingId, BookingIdValue>(asBytes);
        conventions.AddId<ServiceMappingId, ServiceMappingIdValue>(asBytes);
        conventions.AddId<ChannelConnectionId, ChannelConnectionIdValue>(asBytes);
        conventions.AddId<InboundMessageId, InboundMessageIdValue>(asBytes);
        conventions.AddId<EventSubscriptionId, EventSubscriptionIdValue>(asBytes);
        conventions.AddId<OutboxEventId, OutboxEventIdValue>(asBytes);
        conventions.AddId<EventDeliveryId, EventDeliveryIdValue>(asBytes);
    }

    private static void AddId<TId, TValue>(this ModelConfigurationBuilder conventions, bool asBytes)
        where TValue : ValueConverter<TId, Guid>, new()
    {
        var ids = conventions.Properties<TId>();
        if (asBytes) ids.HaveConversion<IdBytes<TId, TValue>>();
        else ids.HaveConversion<TValue>();
    }
}
