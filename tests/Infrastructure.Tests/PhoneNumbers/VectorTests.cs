using CustomerTracking.Domain.Clients;
using Phones = CustomerTracking.Infrastructure.PhoneNumbers.PhoneNumbers;

namespace CustomerTracking.Infrastructure.Tests.PhoneNumbers;

/// <summary>What Google's own library says of every region's numbers, recorded from its JavaScript edition.</summary>
internal sealed class VectorTests
{
    private static readonly Phones Numbers = new();
    private static readonly ILookup<string, Vector> Vectors = Read();

    private static IEnumerable<string> Regions => Vectors.Select(region => region.Key);

    [TestCaseSource(nameof(Regions))]
    public void Read_EveryVectorOfTheRegion_AgreesWithTheOriginal(string region)
    {
        var differing = Vectors[region].Where(vector => !IsOurs(vector))
            .Where(vector => Said(vector) != Expected(vector))
            .Select(vector => $"'{vector.Raw}' in {vector.ReadIn}: {Said(vector)} instead of {Expected(vector)}")
                .ToList();

        Assert.That(differing, Is.Empty);
    }

    [TestCaseSource(nameof(Regions))]
    public void Vectors_OfEveryRegion_AreOfBothKinds(string region)
    {
        var vectors = Vectors[region].ToList();

        Assert.That(vectors.Count(vector => vector.IsValid), Is.GreaterThan(0));
        Assert.That(vectors.Count(vector => !vector.IsValid), Is.GreaterThan(0));
    }

    [Test]
    public void Vectors_AreOfEveryRegionThatIsKnown()
    {
        var unknown = Regions.Where(region => !Numbers.KnowsRegion(region));

        Assert.That(Regions.Count(), Is.GreaterThan(240));
        Assert.That(unknown, Is.Empty);
    }

    private static Verdict Said(Vector vector)
    {
        var reading = Numbers.Read(vector.Raw, vector.ReadIn);
        return new(
            reading.Number?.E164, reading.IsValid, reading.Region, reading.IsMobile,
            reading.Number is { } number ? Numbers.Display(number.E164) : null);
    }

    // A number is one of possible length that E.164 has room for (fifteen digits).
    private static Verdict Expected(Vector vector) =>
        vector is { Length: "IS_POSSIBLE", E164.Length: <= PhoneNumber.MaxLength }
        ? new(vector.E164, vector.IsValid, vector.Region, vector.IsMobile, vector.Display)
        : new(null, IsValid: false, Region: null, IsMobile: false, Display: null);

    // Brazil's old mobiles get their ninth digit here: HandsetTests asserts our own rule.
    private static bool IsOurs(Vector vector) =>
        vector.E164 is ['+', '5', '5', _, _, >= '6' and <= '9', ..] && vector.E164.Length == 13;

    private static ILookup<string, Vector> Read()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "PhoneNumbers", "phone-vectors.tsv");
        return File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).Select(Vector.Parse)
            .ToLookup(vector => vector.About);
    }

    private sealed record Verdict(string? E164, bool IsValid, string? Region, bool IsMobile, string? Display);

    private sealed record Vector(
        string About, string Raw, string ReadIn, string E164, string Length, bool IsValid, string? Region,
        bool IsMobile, string Display)
    {
        // 001 is Google's word for no region.
        public static Vector Parse(string[] columns) => new(
            columns[0], columns[1], columns[2], columns[3], columns[4], columns[5] == "1",
            columns[6] is "" or "001" ? null : columns[6], columns[7] == "1", columns[8]);
    }
}
