using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

/// <summary>What was booked.</summary>
public sealed record Appointment
{
    public const int MaxServiceLength = 200;
    public const int MaxCategoryLength = 100;
    public const int MaxStaffLength = 100;
    public const int MaxNotesLength = 4000;
    public const int LongestMinutes = 24 * 60;
    private const int LongestRemark = 200;

    public required DateTimeOffset Start { get; init; }

    public required string ServiceName { get; init; }

    public string? ServiceCategory { get; init; }

    /// <summary>Minutes.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init; }

    public Money? Price { get; init; }

    /// <summary>The price's currency, or the one in which a price would be.</summary>
    public required Currency Currency { get; init; }

    public string? Notes { get; init; }

    /// <summary>A line of the notes that keeps what a sender wrote and no field of a booking can hold.</summary>
    public static string Remark(string field, string given) =>
        $"{field} as given: {CleanText.Cut(given, field is "notes" ? MaxNotesLength : LongestRemark)}";

    /// <summary>The notes with such lines behind them, as far as they have room.</summary>
    public static string? WithRemarks(string? notes, IReadOnlyCollection<string> remarks) => remarks.Count == 0
        ? notes
        : CleanText.Cut(string.Join('\n', remarks.Prepend(notes ?? "")).Trim(), MaxNotesLength);
}
