using System.Text;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// Beside the length: no common password, and none made of what is known about the person (NIST SP 800-63B,
/// 3.1.1.2: values known to be commonly used, expected or compromised).
/// </summary>
internal sealed class PasswordRules(AppDb db) : IPasswordValidator<StaffUser>
{
    private const int LongestPassword = 256;
    private const int ShortestWord = 3;
    private const int FewestOther = 8;
    private const int MostTenants = 100;

    private static readonly IdentityError TooLong = Error("PasswordTooLong", "Use at most 256 characters.");

    private static readonly IdentityError Common = Error(
        "PasswordCommon",
        "This password is among the first that others try. Choose one that is hard to guess, such as four unrelated "
            + "words.");

    private static readonly IdentityError Personal = Error(
        "PasswordPersonal",
        "This password is made of the name, the e-mail or the salon. Choose one that is hard to guess, such as four "
            + "unrelated words.");

    public async Task<IdentityResult> ValidateAsync(
        UserManager<StaffUser> manager, StaffUser user, string? password)
    {
        if (password is null) return IdentityResult.Success;
        if (password.Length > LongestPassword) return IdentityResult.Failed(TooLong);
        if (CommonPasswords.Include(password)) return IdentityResult.Failed(Common);

        var words = await WordsAbout(user);
        return IsPersonal(password, words) || IsPersonal(CommonPasswords.WithLetters(password), words)
            ? IdentityResult.Failed(Personal)
            : IdentityResult.Success;
    }

    // What is left without those words, and without digits and signs, must be a password of its own.
    internal static bool IsPersonal(string password, IEnumerable<string> words)
    {
        var folded = Fold(password);
        var rest = words.Select(Fold).Where(word => word.Length >= ShortestWord).Distinct()
            .OrderByDescending(word => word.Length)
            .Aggregate(folded, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < folded.Length
            && (rest.Count(char.IsLetter) < FewestOther || CommonPasswords.Include(rest));
    }

    private async Task<List<string>> WordsAbout(StaffUser user)
    {
        var ids = user.Tenants.Select(salon => salon.TenantId).Take(MostTenants).ToList();
        var salons = db.Set<Tenant>().AsNoTracking();
        var names = await (ids.Count > 0 ? salons.Where(tenant => ids.Contains(tenant.Id)) : salons)
            .OrderBy(tenant => tenant.Name).Select(tenant => tenant.Name).Take(MostTenants).ToListAsync();
        var email = user.Email ?? "";
        string[] texts = [user.Name, email[..Math.Max(0, email.IndexOf('@', StringComparison.Ordinal))],
            "CustomerTracking", .. names];
        return [.. texts.SelectMany(Parts), .. texts];
    }

    private static string[] Parts(string text) =>
        text.Split([' ', '.', '-', '_', '+', '&', '\'', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static IdentityError Error(string code, string description) =>
        new() { Code = code, Description = description };
}
