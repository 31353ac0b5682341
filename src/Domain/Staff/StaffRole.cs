namespace CustomerTracking.Domain.Staff;

/// <summary>What a person of the staff may do. Each may also do what the ones before may.</summary>
public enum StaffRole
{
    /// <summary>Looks things up in their salons.</summary>
    Viewer,

    /// <summary>Changes what is in their salons.</summary>
    Manager,

    /// <summary>All salons; opens new ones, and looks after the staff.</summary>
    Owner,
}
