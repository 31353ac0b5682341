using FsCheck;
using FsCheck.Fluent;
using Phones = CustomerTracking.Infrastructure.PhoneNumbers.PhoneNumbers;

namespace CustomerTracking.Infrastructure.Tests.PhoneNumbers;

internal sealed class RoundTripTests
{
    private static readonly Phones Numbers = new();
    private static readonly string[] Separators = ["", " ", "-", ".", "  ", ") (", "\u00A0", " / "];
    private static readonly string[] ReadIn = ["IE", "GB", "US", "DE", "IT", "MX", "AR", "BR", "JP", "ZZ"];

    // Valid numbers of every kind of plan: short and long codes, shared codes, leading zeros.
    private static readonly string[] Examples =
    [
        "+353871234567", "+35312345678", "+447400123456", "+12015550123", "+14165550123", "+390612345678",
        "+393123456789",
        "+4915123456789", "+33612345678", "+34612345678", "+5215512345678", "+5491123456789", "+5511987654321",
        "+81312345678",
        "+8613123456789", "+919876543210", "+61412345678", "+64211234567", "+27711234567", "+79123456789",
        "+37060123456", "+80012345678",
    ];

    [Test]
    public void Read_OfWhatWasDisplayed_IsTheSameNumber() => Prop.ForAll(
        Gen.Elements(Examples).ToArbitrary(), Gen.Elements(ReadIn).ToArbitrary(),
        (example, region) =>
        {
            var number = Numbers.Read(example, region).Number!;
            return Numbers.Read(Numbers.Display(number.E164), region).Number == number
                && Numbers.Read(number.E164, "ZZ").Number == number;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Key_UnderAnySpelling_StaysTheSame() => Prop.ForAll(
        Gen.Elements(Examples).ToArbitrary(), Gen.Elements(Separators).ListOf(16).ToArbitrary(), Gen.Choose(0, 3)
            .ToArbitrary(),
        (example, separators, form) => Numbers.Read(Spell(example, [.. separators], form), "IE")
            .Number?.Key == Numbers.Read(example, "IE").Number!.Key)
        .QuickCheckThrowOnFailure();

    [Test]
    public void Read_OfAnything_DoesNotThrow() => Prop.ForAll<string?>(
        raw => Numbers.Read(raw, "IE") is { } reading && (reading.Number is not null || !reading.IsValid))
            .QuickCheckThrowOnFailure();

    private static string Spell(string e164, string[] separators, int form)
    {
        var digits = string.Concat(e164[1..].Select(
            (digit, index) => index == 0 ? digit.ToString() : separators[index % separators.Length] + digit));
        return form switch
        {
            0 => "+" + digits,
            1 => "00" + digits,
            2 => "whatsapp:+" + digits,
            _ => string.Concat(("+" + digits)
                .Select(character => char.IsAsciiDigit(character) ? (char)(character + 0xFEE0) : character)),
        };
    }
}
