using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Tests.Serialization;

internal sealed class JsonNumberTests
{
    [TestCase("4711", "4711")]
    [TestCase("4711.0", "4711")]
    [TestCase("4711.000", "4711")]
    [TestCase("4.711e3", "4711")]
    [TestCase("47.11E+2", "4711")]
    [TestCase("471100e-2", "4711")]
    [TestCase("-4711.0", "-4711")]
    [TestCase("0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("0e999", "0")]
    [TestCase("60.50", "60.5")]
    [TestCase("605e-1", "60.5")]
    [TestCase("0.050", "0.05")]
    [TestCase("5e-2", "0.05")]
    [TestCase("353871234567", "353871234567")]
    [TestCase("3.53871234567E+11", "353871234567")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("9223372036854775808.0", "9223372036854775808")]
    [TestCase("9.007199254740993e15", "9007199254740993")]
    [TestCase("12345678901234567890123456789012345678901", "12345678901234567890123456789012345678901")]
    [TestCase("1e400", "1e400")]
    [TestCase("10E399", "1e400")]
    [TestCase("1e-400", "1e-400")]
    [TestCase("1e99999999999999999999", "1e99999999999999999999")]
    [TestCase("1e9223372036854775807", "1e9223372036854775807")]
    public void Canonical_ANumber_IsItsValue(string token, string expected)
    {
        var text = JsonNumber.Canonical(token);

        Assert.That(text, Is.EqualTo(expected));
    }

    [TestCase("60", 60)]
    [TestCase("60.0", 60)]
    [TestCase("6e1", 60)]
    [TestCase(" +60 ", 60)]
    [TestCase("060", 60)]
    [TestCase("-5", -5)]
    [TestCase("2147483647.0", int.MaxValue)]
    public void TryReadWhole_AWholeNumber_IsRead(string text, int expected)
    {
        var isRead = JsonNumber.TryReadWhole(text, out var number);

        Assert.That((isRead, number), Is.EqualTo((true, expected)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("60.5")]
    [TestCase("6e-1")]
    [TestCase("2147483648")]
    [TestCase("1e999999999")]
    [TestCase("60 min")]
    [TestCase("0x3c")]
    [TestCase("1,000")]
    [TestCase("e1")]
    [TestCase("٦٠")]
    public void TryReadWhole_AnythingElse_IsRefused(string? text)
    {
        var isRead = JsonNumber.TryReadWhole(text, out _);

        Assert.That(isRead, Is.False);
    }
}
