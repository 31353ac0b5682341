using System.Globalization;
using System.Text;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// What .NET takes from the machine and the program cannot do without. A container's image may lack it: then names with
/// accents would never be found, and every time would be wrong or a 500.
/// </summary>
internal static class MachineData
{
    private const string Zone = "Europe/Dublin";

    private static readonly DateTimeOffset Summer = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Ends the program where something is missing: one line says what, and the exit code is 1.</summary>
    public static void Require()
    {
        if (Missing() is not { } missing) return;

        Console.Error.WriteLine(missing);
        Environment.Exit(1);
    }

    private static string? Missing() => !KnowsUnicode()
        ? "CustomerTracking does not start: ICU is missing or switched off (invariant globalization), so names with "
            + "accents could not be found. Install the package icu-libs (Alpine) or libicu (Debian, Red Hat), and do "
            + "not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT."
        : !KnowsTimeZones()
        ? $"CustomerTracking does not start: time zone data is missing ({Zone} is unknown), so local times could not "
            + "be read. Install the package tzdata, and do not set TZDIR to an empty folder."
        : null;

    // In invariant mode every text counts as normalised, and there is one culture.
    private static bool KnowsUnicode()
    {
        try
        {
            return "É".Normalize(NormalizationForm.FormD).Length == 2
                && CultureInfo.GetCultureInfo("de-DE").NumberFormat.NumberDecimalSeparator == ",";
        }
        catch (Exception unknown) when (unknown is CultureNotFoundException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static bool KnowsTimeZones() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone)
            && zone.GetUtcOffset(Summer) == TimeSpan.FromHours(1);
}
