using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Domain.Tests.Channels;

internal sealed class FieldMapTests
{
    private static IEnumerable<string[]?> BadPaths =>
    [
        [""],
        [new string('p', FieldMap.MaxPathLength + 1)],
        [.. Enumerable.Repeat("a.b", FieldMap.MaxPathsPerField + 1)],
        null,
        [null!],
    ];

    [Test]
    public void Of_KnownFields_GivesTheirPathsInOrder()
    {
        var map = AMap("start", ["args.when", "args.time"]);

        Assert.That(map.For(BookingField.Start), Is.EqualTo(["args.when", "args.time"]));
    }

    [Test]
    public void For_AFieldThatIsNotMapped_IsEmpty()
    {
        var paths = FieldMap.Default.For(BookingField.Start);

        Assert.That(paths, Is.Empty);
    }

    [Test]
    public void Of_AnUnknownField_IsRefusedAndListsTheFields()
    {
        var refusal = ARefusal(() => AMap("favouriteColour", ["a"]));

        Assert.That(refusal.Message, Does.Contain("'favouriteColour'").And.Contain("phorestClientId"));
    }

    [TestCaseSource(nameof(BadPaths))]
    public void Of_ABadPath_IsRefused(string[]? paths)
    {
        var refusal = ARefusal(() => AMap("start", paths!));

        Assert.That(refusal.Code, Is.EqualTo("connection.field_map"));
    }

    private static FieldMap AMap(string field, string[] paths) =>
        FieldMap.Create(new Dictionary<string, IReadOnlyList<string>> { [field] = paths });
}
