using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>One change to a payload, somewhere in it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Place">Which of the places, counted round and round.</param>
/// <param name="Change">What happens to the one that stands there.</param>
internal sealed record Mutation(string Name, int Place, Action<List<LooseJson>, int> Change)
{
    public void ApplyTo(LooseJson payload)
    {
        var places = payload.Places().ToList();
        if (places.Count == 0) return;

        var (among, index) = places[Place % places.Count];
        Change(among, index);
    }
}

/// <summary>A valid payload with what happens to it on the way.</summary>
/// <param name="Mutations">Of its fields.</param>
/// <param name="Damage">Of its bytes; null as a rule.</param>
internal sealed record Mishap(IReadOnlyList<Mutation> Mutations, Func<byte[], byte[]>? Damage)
{
    /// <summary>The same with one thing less.</summary>
    public IEnumerable<Mishap> Smaller()
    {
        if (Damage is not null) yield return this with { Damage = null };
        foreach (var mutation in Mutations)
            yield return this with { Mutations = [.. Mutations.Where(one => one != mutation)] };
    }

    public byte[] Befall(LooseJson payload, Func<LooseJson, string> write)
    {
        foreach (var mutation in Mutations) mutation.ApplyTo(payload);
        var body = Encoding.UTF8.GetBytes(write(payload));
        return Damage is null ? body : Damage(body);
    }
}

internal static class Mishaps
{
    private static readonly string[] OtherValues =
    [
        "null", "0", "1", "-1", "0.001", "1e400", "-1e400", "99999999999999999999", "2147483648", "true", "false",
        "[]", "{}", "[1]", "[[null]]", "{\"a\":1}", "\"\"", "\"  \"", "\"text\"", "\"12\"", "\"+353\"", "\"10:00\"",
    ];

    private static readonly string[] AwkwardTexts =
    [
        "\ud83d", "\udc87", "\0", "\u202Eeirb\u202C", "Ní Bhriain Ó Súilleabháin", "e\u0301\u0323", "\ufffe",
        "💇👩\u200D🦰",
        "\u2028", "a\r\nb", "\u0085\u00A0", "'; DROP TABLE Bookings; --", "<script>alert(1)</script>", "%00%ff&=+",
        "\\u0000", "{\"a\":", "١٢٣", "+353871234567", "9999-12-31T23:59:59Z", "0001-01-01T00:00", "2026-03-29T01:30",
        new('9', 5000), new('\u0301', 2000),
    ];

    private static readonly Gen<(string Name, Action<List<LooseJson>, int> Change)> Changes = Gen.Frequency(
        (3, Of("dropped", (among, index) => among.RemoveAt(index))),
        (3, Gen.Elements(OtherValues).Select(other => Becomes($"now {other}", one => one.As(other)))),
        (3, Gen.Elements(AwkwardTexts).Select(text => Becomes("awkward", one => one.WithText(text)))),
        (3, Gen.Elements(AwkwardTexts).Select(
            text => Becomes("awkward end", one => one.WithText(one.Content + text)))),
        (2, Gen.Choose(1, 1000).Select(by => Change("reordered", (among, index) => Turn(among, by)))),
        (1, Of("twice", Repeat)),
        (1, Gen.Elements(3, 70, 5000).Select(depth => Becomes("deep", one => one.As(Nested(one, depth))))),
        (1, Gen.Frequency((6, Gen.Elements(120, 300, 5000)), (1, Gen.Constant(200_000))).Select(
            length => Becomes("long", one => one.WithText(one.Content.PadRight(length, 'x'))))));

    private static readonly Gen<Func<byte[], byte[]>?> Damages =
        from place in Gen.Choose(0, int.MaxValue - 1)
        from damage in Gen.Elements<Func<byte[], int, byte[]>>(
            (body, at) => body[..at],
            (body, at) => [.. body[..at], .. body[at..].Take(1).Select(one => (byte)(one ^ (1 << (place % 8)))),
                .. body[at..].Skip(1)],
            (body, at) => [.. body[..at], (byte)place, .. body[at..]])
        select new Func<byte[], byte[]>(body => damage(body, place % (body.Length + 1)));

    public static Gen<Mishap> Any { get; } =
        from count in Gen.Choose(1, 6)
        from mutations in (
            from place in Gen.Choose(0, int.MaxValue - 1)
            from change in Changes
            select new Mutation(change.Name, place, change.Change)).ArrayOf(count)
        from damage in Gen.Frequency((14, Gen.Constant<Func<byte[], byte[]>?>(null)), (1, Damages))
        select new Mishap(mutations, damage);

    // Only fields: a second message is a second message.
    private static void Repeat(List<LooseJson> among, int index)
    {
        if (among[index].Name.Length > 0) among.Insert((index * 7) % among.Count, among[index].Copy());
    }

    private static void Turn(List<LooseJson> among, int by)
    {
        var first = among[..(by % among.Count)];
        among.RemoveRange(0, first.Count);
        among.AddRange(first);
    }

    private static string Nested(LooseJson inner, int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + inner + string.Concat(Enumerable.Repeat("]}", depth));

    private static Gen<(string Name, Action<List<LooseJson>, int> Change)> Of(
        string name, Action<List<LooseJson>, int> change) => Gen.Constant(Change(name, change));

    private static (string Name, Action<List<LooseJson>, int> Change) Becomes(
        string name, Func<LooseJson, LooseJson> become) =>
        Change(name, (among, index) => among[index] = become(among[index]));

    private static (string Name, Action<List<LooseJson>, int> Change) Change(
        string name, Action<List<LooseJson>, int> change) => (name, change);
}
