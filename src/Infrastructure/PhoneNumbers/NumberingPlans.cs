using System.Collections.Frozen;
using System.Text.Json;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>The world's numbering plans. The data is Google's; <c>eng/phone-metadata</c> refreshes it.</summary>
internal sealed class NumberingPlans
{
    private const string Resource = "CustomerTracking.Infrastructure.PhoneNumbers.phone-metadata.json";
    private const int LongestCallingCode = 3;

    private readonly FrozenDictionary<string, NumberingPlan> _byRegion;
    private readonly FrozenDictionary<string, NumberingPlan[]> _byCallingCode;

    private NumberingPlans(File file)
    {
        _byRegion = file.Regions.ToFrozenDictionary(
            region => region.Key, region => new NumberingPlan(region.Key, region.Value));
        _byCallingCode = file.CallingCodes
            .Select(code => (code.Key, Plans: code.Value.Select(region => _byRegion[region]).ToArray()))
            .Concat(file.Global.Select(code => (code.Key, Plans: new[] { new NumberingPlan(null, code.Value) })))
            .ToFrozenDictionary(code => code.Key, code => code.Plans);
    }

    public static NumberingPlans Load()
    {
        using var stream = typeof(NumberingPlans).Assembly.GetManifestResourceStream(Resource)!;
        return new(JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!);
    }

    public NumberingPlan? OfRegion(string region) => _byRegion.GetValueOrDefault(region);

    /// <summary>The plans behind a calling code, the main region's first; none for a code that is not in use.</summary>
    public IReadOnlyList<NumberingPlan> OfCallingCode(string code) => _byCallingCode.GetValueOrDefault(code) ?? [];

    /// <summary>Parts calling code and number. No code is the beginning of another (ITU-T E.164).</summary>
    public bool TrySplit(string digits, out string code, out string number)
    {
        for (var length = 1; length <= LongestCallingCode && length <= digits.Length; length++)
        {
            if (!_byCallingCode.ContainsKey(digits[..length])) continue;

            (code, number) = (digits[..length], digits[length..]);
            return true;
        }

        (code, number) = ("", digits);
        return false;
    }

    private sealed record File(
        Dictionary<string, string[]> CallingCodes, Dictionary<string, NumberingPlan.Entry> Regions,
        Dictionary<string, NumberingPlan.Entry> Global);
}
