using BenchmarkDotNet.Attributes;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Channels.N8n;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Micro;

/// <summary>What each booking costs before the database is asked.</summary>
[MemoryDiagnoser, InProcess]
public class Parts
{
    private static readonly byte[] Body = """
        {"event":"booking.created","externalId":"BKG-20261204-0102","source":"voice","executionId":"48213","workflowId":"wLp7Qz3KfR1cT9aX","customer":{"firstName":"Tadhg","lastName":"O'Brien","phone":"+353 87 999 8877","email":"tadhg.obrien@example.ie"},"booking":{"service":"Beard trim","staff":"Conor","dateTime":"2026-12-04T17:45:00.000Z","price":"25","currency":"EUR","branchId":"SE-J0dublin6","status":"confirmed"}}
        """u8.ToArray();

    private readonly CustomerTracking.Infrastructure.PhoneNumbers.PhoneNumbers _phones = new();
    private readonly N8nCreatedReader _reader = new();
    private readonly TrackBookingValidator _validator = new();
    private TrackBooking _command = null!;

    [GlobalSetup]
    public void Read() => _command = (TrackBooking)Payload()!;

    [Benchmark]
    public object PhoneWithCountry() => _phones.Read("+353 87 999 8877", "IE");

    [Benchmark]
    public object PhoneAsDialled() => _phones.Read("087 999 8877", "IE");

    [Benchmark]
    public object? Payload() =>
        _reader.Read(new RawMessage(Body, FieldMap.Default, null, Corrections.None)).ToCommand();

    [Benchmark]
    public bool Validation() => _validator.Validate(_command).IsValid;
}
