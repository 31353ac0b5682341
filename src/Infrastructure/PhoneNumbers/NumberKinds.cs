namespace CustomerTracking.Infrastructure.PhoneNumbers;

internal enum NumberKind
{
    /// <summary>In no range that the plan has given out.</summary>
    NotInUse,
    FixedLine,
    Mobile,
    FixedLineOrMobile,
    Special,
}

internal static class NumberKinds
{
    public static NumberKind KindOf(this NumberingPlan plan, string national)
    {
        if (!plan.General.Fits(national)) return NumberKind.NotInUse;
        if (plan.Special.Any(kind => kind.Fits(national))) return NumberKind.Special;

        if (plan.FixedLine?.Fits(national) is true)
            return plan.MobileIsFixedLine || plan.Mobile?.Fits(national) is true
                ? NumberKind.FixedLineOrMobile
                : NumberKind.FixedLine;

        return !plan.MobileIsFixedLine && plan.Mobile?.Fits(national) is true ? NumberKind.Mobile : NumberKind.NotInUse;
    }

    /// <summary>
    /// Which of the regions that share a calling code a number belongs to; null where none has given it out.
    /// </summary>
    public static NumberingPlan? OwnerOf(this IReadOnlyList<NumberingPlan> plans, string national)
    {
        if (plans.Count == 1) return plans[0];

        return plans.FirstOrDefault(plan =>
            plan.LeadingDigits?.Begins(national) ?? (plan.KindOf(national) is not NumberKind.NotInUse));
    }
}
