using System.Security.Cryptography;

namespace CustomerTracking.Application.Staff;

internal static class Passwords
{
    // Without those that are mistaken for others when they are read out.
    private const string Characters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <summary>To be handed over once and changed: 20 characters in groups, of some 115 bits.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups)
        .Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength)));
}
