using CustomerTracking.Infrastructure.Staff;

namespace CustomerTracking.Infrastructure.Tests.Staff;

internal sealed class PasswordTests
{
    [TestCase("password1234")]
    [TestCase("Password123!")]
    [TestCase("P@ssw0rd2026")]
    [TestCase("passwordpassword")]
    [TestCase("password password")]
    [TestCase("...letmein 99...")]
    [TestCase("Summer2026!!!")]
    [TestCase("123456789012")]
    [TestCase("123456789012a")]
    [TestCase("098765432109")]
    [TestCase("qwertyuiopas")]
    [TestCase("1q2w3e4r5t6y")]
    [TestCase("abcdefghijkl")]
    [TestCase("abcabcabcabc")]
    [TestCase("aaaaaaaaaaaa")]
    [TestCase("!!!!!!!!!!!!!!")]
    [TestCase("Administrator")]
    [TestCase("iloveyou.iloveyou")]
    public void CommonPassword_AlsoInDisguise_IsOne(string password) =>
        Assert.That(CommonPasswords.Include(password), Is.True);

    [TestCase("nine quiet herons over Sligo")]
    [TestCase("a long enough password")]
    [TestCase("k7#9x2!q4$8z")]
    [TestCase("938471029384")]
    [TestCase("Hjw4p-KqmX7-tzR2n-cVb8d")]
    [TestCase("óiche mhaith, a chara")]
    [TestCase("лебедь над озером")]
    public void OwnPassword_IsNoCommonOne(string password) =>
        Assert.That(CommonPasswords.Include(password), Is.False);

    [TestCase("CiaraNolan2026")]
    [TestCase("c1ara.nolan!!")]
    [TestCase("nolan-nolan-nolan")]
    [TestCase("willow&pine 2026")]
    [TestCase("ciara.password")]
    [TestCase("WILLOWPINE123456")]
    [TestCase("Zoë Zoë Zoë 2026")]
    public void PasswordOfWhatIsKnown_IsPersonal(string password) =>
        Assert.That(IsPersonal(password), Is.True);

    [TestCase("nine quiet herons over Sligo")]
    [TestCase("my willow drinks rain at midnight")]
    public void PasswordOfItsOwn_IsNotPersonal(string password) => Assert.That(IsPersonal(password), Is.False);

    // RFC 6238, appendix B, the last six of its eight digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Code_OfTheStandardsVectors_IsRight(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
        const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

        Assert.That(OneTimeCode.StepOf(Key, code, now), Is.EqualTo(seconds / 30));
        Assert.That(OneTimeCode.StepOf(Key, code, now.AddSeconds(30)), Is.EqualTo(seconds / 30));
        Assert.That(OneTimeCode.StepOf(Key, code, now.AddSeconds(90)), Is.Null);
    }

    private static bool IsPersonal(string password)
    {
        string[] known = ["Ciara", "Nolan", "Ciara Nolan", "ciara.nolan", "Willow", "Pine", "Willow & Pine", "Zoë"];
        return PasswordRules.IsPersonal(password, known)
            || PasswordRules.IsPersonal(CommonPasswords.WithLetters(password), known);
    }
}
