using System.Buffers.Binary;
using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Bench;

/// <summary>Who is in a seeded file: everything about a client follows from the salon and a number.</summary>
internal static class People
{
    /// <summary>The salon that the pages of the demo show.</summary>
    public const int LargeTenant = 0;

    public const int SmallTenantClients = 4;

    private const int FirstSubscriber = 1_000_000;
    private const int BetweenSubscribers = 7;

    private static readonly string[] FirstNames =
    [
        "Aoife", "Niamh", "Ciarán", "Orla", "Tadhg", "Róisín", "Eoin", "Zofia", "Jürgen", "Priya", "Mei", "Olu", "Ana",
        "Saoirse", "Cian", "Gráinne", "Declan", "Fiona", "Sinéad", "Marek", "Deirdre", "Padraig", "Ines", "Kofi",
    ];

    private static readonly string[] Beginnings =
        ["Mc", "O'", "Fitz", "", "", "Kil", "Bren", "Nol", "Mur", "Kav", "Don", "Ros", "Bal", "Glen", "Car", "Dun"];

    private static readonly string[] Endings =
    [
        "Carthy", "Sullivan", "gerald", "Byrne", "Walsh", "kenny", "nan", "an", "phy", "anagh", "more", "aly", "tagh",
        "bride", "ghan", "voy", "sella", "ney", "loran", "mody",
    ];

    /// <summary>The end of the two years that a file tells of: fixed, so that each file is the same.</summary>
    public static readonly DateTimeOffset Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Span = TimeSpan.FromDays(730);

    // The one that the program's --demo and its README name.
    private static readonly TenantId DemoTenant = new(new("eb40f9f0-e696-4f46-bf00-4c7cf96338cc"));

    public static TenantProfile Salon(int salon) => new(
        salon == LargeTenant ? DemoTenant : new TenantId(Id(Until - Span, salon, 0)), $"Salon {salon}", "IE",
        "Europe/Dublin", Currency.Parse("EUR"));

    /// <summary>The bearer token of a salon, known so that the load can use it.</summary>
    public static string Token(int salon) =>
        string.Create(CultureInfo.InvariantCulture, $"ctk_bench-of-salon-number-{salon:D6}");

    public static ClientIdentity Client(int salon, int number, int ofSalon)
    {
        var since = Until - (Span * (1 - ((double)number / ofSalon)));
        var random = (uint)HashCode(salon, number);
        var last = Pick(Beginnings, random) + Pick(Endings, random / 16);
        if (random % 3 == 0) last += " " + Pick(Endings, random / 1024);
        return new(Id(since, salon, number), since, Pick(FirstNames, random / 65536), last, Phone(number));
    }

    /// <summary>
    /// The number in its national form without the first 0; seeded clients have 86, new ones 85 and 87.
    /// </summary>
    public static string Phone(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"86{FirstSubscriber + (BetweenSubscribers * number)}");

    public static string NewPhone(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(number / 9_000_000 % 2 == 0 ? 85 : 87)}{FirstSubscriber + (number % 9_000_000)}");

    /// <summary>An id of version 7, made from a time and what else tells it from others.</summary>
    public static Guid Id(DateTimeOffset at, int salon, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = (byte)(0x70 | ((number >> 24) & 0x0F));
        bytes[7] = (byte)(number >> 16);
        bytes[8] = (byte)(0x80 | ((number >> 8) & 0x3F));
        bytes[9] = (byte)number;
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], salon);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[14..], (ushort)number);
        return new(bytes, bigEndian: true);
    }

    private static T Pick<T>(T[] these, uint random) => these[random % these.Length];

    // The same on every machine and in every process, which System.HashCode is not.
    private static int HashCode(int salon, int number)
    {
        var mixed = ((ulong)(uint)salon << 32) | (uint)number;
        mixed = (mixed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(mixed >> 32);
    }
}

/// <param name="Phone">National, without the first 0.</param>
internal sealed record ClientIdentity(
    Guid Id, DateTimeOffset Since, string FirstName, string LastName, string Phone)
{
    public string Email => $"guest{Phone[2..]}@example.ie";

    public string ExternalId => $"ext-{Phone[2..]}";
}
