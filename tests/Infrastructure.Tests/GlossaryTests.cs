using System.Text.RegularExpressions;

namespace CustomerTracking.Infrastructure.Tests;

/// <summary>One concept, one name: the names that were replaced do not come back.</summary>
internal sealed class GlossaryTests
{
    private static readonly string Root = FindRoot();

    // What must not be found, in which files, and where it means something else.
    private static readonly (string Pattern, string Files, string Except)[] Retired =
    [
        // Inbound messages
        (@"\b(I?Delivery(Id|Row|Details|Outcome|Result|Key|Errors|Log|Repository|Filter|Count|Replay|Words|Page)"
            + @"|(Current|Signed|Token|Opened?|Get|Log|Whatsapp)Delivery|(List|Count)Deliveries|Deliveries(Api|Address))\b",
            @"\.(cs|razor)$", @"/(Migrations|Events)/|Event"),
        (@"\b(Delivery|Deliveries) (\w+ =>|\{ get|[a-z]\w*[,;)])", @"\.cs$", @"/(Migrations|Events)/|Event"),
        (@"\b(SignedIntake|AddIntake|Taken taken|Reading reading|Incoming incoming|OpenDoor)\b", @"\.cs$", "^$"),
        (@"/deliveries\b|@page ""/deliveries|/Deliveries/", @"\.(cs|razor|md|http|js|css)$", @"/Migrations/|CHANGELOG"),
        (@"""(Deliveries|DeliveryReplays|StoredAnswers|EventAttempts|StaffSalons)""", @"\.cs$", @"/Migrations/"),

        // Events
        (@"\b(OutgoingEvent\w*|EventAttempts?|SubscriptionTurn|TakePlace)\b", @"\.cs$", @"/Migrations/"),

        // Idempotency and dry runs
        (@"\b(I?StoredAnswers?|AnswerOnce|IAnsweredOnce|RemoveOldAnswers|Rehearse|IsRehearsal)\b", @"\.cs$",
            @"/Migrations/"),

        // Clients that match
        (@"\b(Recognition|SuspectRow|Suspects|ITrackedRecords|TrackedRecords(Query)?)\b|\bCandidate\?? candidate\b",
            @"\.(cs|razor)$", @"/Migrations/"),

        // Retries and locks
        (@"\b(Lanes|EnterAfterLosing|RetryLostRace|EvenIfStale|IRepeatable)\b", @"\.cs$", @"/Migrations/"),

        // Verbs that did not say what they do
        (@"(?<![.\w])(Tell|Told|Hear|Meet|Forget|TakeBack|Say)(<\w+>)?\((?=[A-Z]|\))", @"^src/.*\.cs$",
            @"/Migrations/"),
        (@"\bstatic [^=;(]*\bOf(<\w+>)?\(", @"^(src|bench)/.*\.cs$", @"/Migrations/"),
        (@"\b[Ww]ork\.(Save|Hold|Complete|Forget)\(", @"\.cs$", "^$"),

        // Places
        (@"\b(Desk\b(?!')|Say\.[A-Z]|Words<|StaffUpkeep\b)", @"\.(cs|razor)$", @"/Migrations/"),
        (@"\bCustomerTracking\.(Api\.(Tests\.)?(Wire|Guards|Running|Deliveries)|Api\.Admin\.(Parts|Summary|Deliveries)"
            + @"|Infrastructure\.Upkeep)\b", @"\.(cs|razor)$", "^$"),
        (@"\bStaffMember\b", @"Infrastructure/Staff/|Admin/Account/", "^$"),

        // On the pages
        (@"[Cc]alled off|[Cc]ould not be used|What happened<|Leave (it )?as it (was|is)\b|First came by",
            @"^src/Api/Admin/", "^$"),
    ];

    [TestCaseSource(nameof(Retired))]
    public void RetiredName_IsNotUsedAgain((string Pattern, string Files, string Except) retired)
    {
        var found = Files(@"^(src|tests|bench|docs|README)")
            .Where(file => Regex.IsMatch(file, retired.Files) && !Regex.IsMatch(file, retired.Except)
                && Path.GetFileName(file) != "GlossaryTests.cs")
            .SelectMany(file => File.ReadLines(Path.Combine(Root, file)).Select((line, at) => (file, at, line)))
            .Where(line => Regex.IsMatch(line.line, retired.Pattern)
                && !line.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(line => $"{line.file}:{line.at + 1}: {line.line.Trim()}");

        Assert.That(found, Is.Empty, $"{retired.Pattern} has another name now.");
    }

    /// <summary>A class that got another name must get it in the docs too.</summary>
    [Test]
    public void Docs_NameWhatThereIs()
    {
        // Others' names, and what a decision tells of that was taken out again.
        string[] elsewhere = ["FocusOnNavigate", "UpdateJsonSerializerSettings", "PlainRecords", "GCgen0size"];
        var known = Files("^(src|tests|bench)/").Where(file => Regex.IsMatch(file, @"\.(cs|razor|csproj|json)$"))
            .SelectMany(file => Regex.Matches(File.ReadAllText(Path.Combine(Root, file)), @"\w+"))
            .Select(word => word.Value).Concat(elsewhere).ToHashSet(StringComparer.Ordinal);

        var unknown = from file in Files(@"^(docs/.*|README)\.md$")
                      from name in Regex.Matches(
                          File.ReadAllText(Path.Combine(Root, file)), @"`(?:[A-Z]\w*\.)*([A-Z][a-z]+[A-Z]\w+)(?:\(\))?`")
                      where !known.Contains(name.Groups[1].Value)
                      select $"{file}: {name.Value}";

        Assert.That(unknown, Is.Empty);
    }

    private static IEnumerable<string> Files(string which) => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => Regex.IsMatch(file, which) && !Regex.IsMatch(file, "/(bin|obj|node_modules)/"));

    private static string FindRoot()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "CustomerTracking.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
