using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CustomerTracking.Admin.Tests;

/// <summary>
/// Nothing that a person types is lost, however slow the connection is and however fast or slow they are.
/// </summary>
internal sealed partial class TypingTests : PageTests
{
    private const string TextFields =
        "input:not([type=checkbox]):not([type=file]):not([type=radio]):not([type=hidden]), textarea";

    // Milliseconds between two keys: from somebody who writes blind to somebody who looks for each letter.
    private static readonly int[] Speeds = [60, 120, 180, 300, 400];

    // What has fields behind it: a form that is opened, another view, a fold.
    private static readonly Regex Openers = new(
        "^(Edit|Change|List|New secret|Connect a channel|Make a token|Add a webhook|Add somebody|Open another salon)");

    private static readonly Regex StillReading = new("^(Looking|Counting|One moment) …$");

    private static readonly string[] Paths =
        [.. PagePaths.Live, .. PagePaths.Plain, "/bookings?from=2026-11-01&to=2026-12-31"];

    private SlowLine _line = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        await Api.FillDemo();
        _line = SlowLine.To(Api.Http.BaseAddress!);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_line is not null) await _line.DisposeAsync();
    }

    [Test]
    public async Task EveryFieldOfEveryPage_KeepsWhatIsTypedBehindASlowConnection()
    {
        var (lost, tried) = (new List<string>(), 0);
        using var done = new CancellationTokenSource();
        var busy = KeepHappening(done.Token);

        await Parallel.ForEachAsync(Paths, new ParallelOptions { MaxDegreeOfParallelism = 5 }, async (path, _) =>
        {
            var page = await Browser.SignedIn(Api);
            await page.GotoAsync(_line.Address(path));
            await OpenEverything(page);
            var fields = page.Locator(TextFields).Filter(new() { Visible = true });
            for (var field = 0; field < await fields.CountAsync(); field++)
            {
                var speed = Speeds[field % Speeds.Length];
                var fault = await Type(fields.Nth(field), speed);
                lock (lost)
                {
                    tried++;
                    if (fault is not null) lost.Add($"{path}, field {field + 1}, {speed} ms: {fault}");
                }
            }

            await page.CloseAsync();
        });
        await done.CancelAsync();
        await busy;

        Assert.That(lost, Is.Empty, string.Join('\n', lost));
        Assert.That(tried, Is.GreaterThan(30), "The forms were not opened: there is nothing to type into.");
    }

    [Test]
    public async Task Search_KeepsEveryLetterAtEverySpeed()
    {
        await Parallel.ForEachAsync(Speeds.Append(220), async (speed, _) =>
        {
            var page = await Browser.SignedIn(Api);
            await page.GotoAsync(_line.Address("/customers"));
            await Expect(page.Locator("table.people")).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("siobhan mccarthy", new() { Delay = speed });

            await Expect(page).ToHaveURLAsync(new Regex("q=siobhan%20mccarthy$"));
            await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("siobhan mccarthy");
            await page.CloseAsync();
        });
    }

    /// <summary>A field that is written some other way would be open to the same fault.</summary>
    [Test]
    public void Pages_WriteNoFieldButByTheOneComponent()
    {
        var pages = Directory.GetFiles(Repository.File("src/Api/Admin"), "*.razor", SearchOption.AllDirectories)
            .Where(page => !page.Contains("Account", StringComparison.Ordinal));

        var own = pages.SelectMany(page => RawField().Matches(File.ReadAllText(page))
            .Where(field => !field.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
            .Select(field => $"{Path.GetFileName(page)}: {field.Value}"));

        Assert.That(own, Is.Empty, "Use the component Field or DayField.");
    }

    // Plain forms without a circuit, and boxes to tick, hold nothing that is typed while the server answers.
    [GeneratedRegex("<(input|textarea|select)(?![^>]*type=\"(checkbox|radio)\")[^>]*>")]
    private static partial Regex RawField();

    // A booking comes every second: the pages that show it are drawn anew.
    private async Task KeepHappening(CancellationToken ct)
    {
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            await Api.Book(new
            {
                phone = $"086777{number:0000}",
                firstName = "Meanwhile",
                service = "Cut",
                dateTime = "2026-12-05T10:00",
            });
            await Task.Delay(TimeSpan.FromSeconds(1), ct).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task OpenEverything(IPage page)
    {
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(page.GetByText(StillReading)).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(one => one.open = true)");
        var openers = page.Locator("main button[type=button]").Filter(new() { HasTextRegex = Openers, Visible = true });
        var names = await openers.AllTextContentsAsync();
        foreach (var name in names.Distinct())
            await openers.Filter(new() { HasText = name }).First.ClickAsync();
        await page.WaitForTimeoutAsync(400);   // what was opened has come over the line
    }

    /// <returns>What went wrong; null where nothing did.</returns>
    private static async Task<string?> Type(ILocator field, int speed)
    {
        var (keys, expected) = await field.GetAttributeAsync("type") switch
        {
            "date" => ("05312027", "2027-05-31"),
            "datetime-local" => ("05312027\t0930AM", "2027-05-31T09:30"),
            "number" => ("4711", "4711"),
            _ => ("siobhán mc", "siobhán mc"),
        };
        await field.BlurAsync();   // so that a date begins with its month again
        await field.FocusAsync();
        await field.Page.Keyboard.PressAsync("Control+a");
        foreach (var key in keys)
        {
            if (key == '\t') await field.Page.Keyboard.PressAsync("Tab");
            else await field.Page.Keyboard.TypeAsync(key.ToString());
            await field.Page.WaitForTimeoutAsync(speed);
        }

        var atOnce = await field.InputValueAsync();
        await field.Page.WaitForTimeoutAsync(300);   // the server has heard and answered
        var later = await field.InputValueAsync();
        return (atOnce, later) == (expected, expected) ? null : $"“{atOnce}”, then “{later}” instead of “{expected}”";
    }
}
