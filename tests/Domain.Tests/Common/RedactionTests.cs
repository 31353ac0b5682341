using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

internal sealed class RedactionTests
{
    [TestCase("The phone number '12' is too short for Ireland.", "The phone number '…' is too short for Ireland.")]
    [TestCase("The phone number '087'12'34' is too short.", "The phone number '…' is too short.")]
    [TestCase("'aoife at example' is not an e-mail address.", "'…' is not an e-mail address.")]
    [TestCase("A booking of aoife@example.ie is known.", "A booking of … is known.")]
    [TestCase("Called from +353 87 123 4567 today.", "Called from … today.")]
    [TestCase("Called from (087) 123-4567.", "Called from (….")]
    [TestCase("“Aoife” is no phone.", "“…” is no phone.")]
    [TestCase("A duration is 1 to 1440 minutes.", "A duration is 1 to 1440 minutes.")]
    [TestCase(null, null)]
    public void Redaction_LeavesOutWhatIsQuotedOfAPerson(string? sentence, string? left) =>
        Assert.That(Redaction.Apply(sentence), Is.EqualTo(left));
}
