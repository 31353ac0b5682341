using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Tests.Imports;

/// <summary>What salon systems and spreadsheets really write.</summary>
internal sealed class FileTests : AppTests
{
    private const string Text = "First Name,Last Name,Phone,Note\nSiobhán,O’Brien,0857654321,\"two\nlines, a comma\"\n";

    private static IEnumerable<TestCaseData> Encodings =>
    [
        Case("UTF-8", new UTF8Encoding(false)), Case("UTF-8 with a mark", new UTF8Encoding(true)),
        Case("UTF-16", Encoding.Unicode), Case("UTF-16, the other end first", Encoding.BigEndianUnicode),
        Case("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
    ];

    [TestCaseSource(nameof(Encodings))]
    public async Task File_OfThatEncoding_IsRead(byte[] file)
    {
        await Import(await App.Upload(file));

        var client = await App.Send(new FindClientByPhone("0857654321"));
        Assert.That((client.FirstName, client.LastName, client.Notes), Is.EqualTo(("Siobhán", "O’Brien", "two\nlines, a comma")));
    }

    [Test]
    public async Task Windows1252_WhoseFirstLetterComesLate_IsRead()
    {
        var file = new StringBuilder("Name,Phone\n");
        for (var row = 0; row < 4000; row++) file.Append("Plain Person,,\n");
        file.Append("Zoë Late,0857654321\n");

        await Import(await App.Upload(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file.ToString())));

        Assert.That((await App.Send(new FindClientByPhone("0857654321"))).FirstName, Is.EqualTo("Zoë"));
    }

    [TestCase(";")]
    [TestCase("\t")]
    [TestCase("|")]
    [TestCase(",")]
    public async Task Separator_IsFound(string separator)
    {
        var import = await App.Upload("sep=" + separator + "\r\n" + "Name,Phone,,Phone\r\nZoë One,0857654321,,0861112222\r\n".Replace(",", separator));

        Assert.That(import.Columns.Select(column => column.Header), Is.EqualTo(new[] { "Name", "Phone", "", "Phone" }));
        Assert.That(import.Columns[3], Has.Property("Field").EqualTo(ImportField.Phone));
    }

    [TestCase("", "import.empty")]
    [TestCase("\n\n", "import.empty")]
    [TestCase("Name,Phone\n", "import.empty")]
    [TestCase("Zoë One,0857654321\nLiam Two,0861112222\n", "import.no_header")]
    [TestCase("zoe@example.ie,Zoë\nliam@example.ie,Liam\n", "import.no_header")]
    [TestCase("PK\u0003\u0004and so on", "import.not_text")]
    [TestCase("%PDF-1.7 and so on", "import.not_text")]
    [TestCase("Name\0Phone\n", "import.not_text")]
    public async Task File_ThatIsNone_IsRefused_AndLeavesNothing(string file, string code)
    {
        Assert.That(await Refusal(Encoding.UTF8.GetBytes(file)), Is.EqualTo(code));
        Assert.That((await App.Send(new ListImports())).Items, Is.Empty);
        Assert.That(await App.RawRows("ImportParts"), Is.Empty);
    }

    [Test]
    public async Task File_OfHugeRows_IsRefused()
    {
        var columns = string.Join(',', Enumerable.Range(0, 10_000));
        var row = new string('x', 1024 * 1024);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Refusal(Encoding.UTF8.GetBytes($"{columns}\n{columns}\n")), Is.EqualTo("import.too_many_columns"));
            Assert.That(await Refusal(Encoding.UTF8.GetBytes($"Name,Note\nZoë,{row}\n")), Is.EqualTo("import.row_too_long"));
            Assert.That(await Refusal(Encoding.UTF8.GetBytes($"Name,Note\nZoë,\"{row}\n{row}")), Is.EqualTo("import.row_too_long"));
            Assert.That(await App.RawRows("ImportParts"), Is.Empty);
        }
    }

    [Test]
    public async Task File_OfMoreThan100Mebibytes_IsRefused_AndLeavesNothing()
    {
        var huge = new UploadImport { File = new Rows(UploadImport.LargestFile + 1), Channel = Channel.Rest };

        Assert.That(await Code(() => App.Send(huge)), Is.EqualTo("import.too_large"));
        Assert.That(await App.RawRows("ImportParts"), Is.Empty);
    }

    [TestCase("0857654321", "+353857654321")]
    [TestCase("857654321", "+353857654321")]
    [TestCase("353857654321", "+353857654321")]
    [TestCase("447911123456", "+447911123456")]
    [TestCase("'+353857654321", "+353857654321")]
    [TestCase("\"=\"\"0857654321\"\"\"", "+353857654321")]
    [TestCase("3.53857654321E+11", "+353857654321")]
    [TestCase("\"3,53857654321E+11\"", "+353857654321")]
    [TestCase("353857654321.0", "+353857654321")]
    [TestCase("0857654321 / 0861112222", "+353857654321 +353861112222")]
    [TestCase("087/765-4321", "+353877654321")]
    [TestCase("\"0857654321\n0861112222\"", "+353857654321 +353861112222")]
    [TestCase("N/A", "")]
    [TestCase("{{mobile}}", "")]
    [TestCase("000-000", "")]
    public async Task Phone_AsSpreadsheetsWriteIt_IsRead(string cell, string phones)
    {
        await Import(await App.Upload($"Name,Mobile\nZoë One,{cell}\n"));

        var client = (await App.Send(new ListClients())).Items.Single();
        Assert.That(client.ContactPoints.Select(point => point.Value).Order(), Is.EqualTo(phones.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("Mobile", "3.53871E+11", "last digits are lost")]
    [TestCase("Mobile", "12", "too short")]
    [TestCase("Mobile", "call Mary", "not a phone number")]
    [TestCase("Mobile", "0857654321 / call Mary", "not a phone number")]
    [TestCase("Email", "mary at example", "not an e-mail")]
    [TestCase("Birthday", "31/02/1990", "not a date")]
    [TestCase("Birthday", "1990", "not a date")]
    [TestCase("Birthday", "01/01/1850", "no client was born")]
    [TestCase("Birthday", "04/05/2090", "no client was born")]
    [TestCase("Accepts Marketing", "perhaps", "neither yes nor no")]
    public async Task Value_ThatCannotBeRead_RefusesTheRow(string header, string cell, string reason)
    {
        var import = await App.Import($"Name,{header}\nZoë One,{cell}\nLiam Two,\n");
        var refused = await App.Send(new GetRefusedRows(new(import.Id), 0));

        Assert.That(import.Counts, Has.Property("Created").EqualTo(1).And.Property("Refused").EqualTo(1));
        Assert.That(import.Counts!.Refusals.Single().Reason, Does.StartWith(header + ": ").And.Contain(reason));
        Assert.That(refused.Rows.Single(), Has.Property("Row").EqualTo(2).And.Property("Cells").EqualTo(new[] { "Zoë One", cell }));
    }

    [TestCase("04/05/1990", DateOrder.DayFirst, "1990-05-04")]
    [TestCase("04/05/1990", DateOrder.MonthFirst, "1990-04-05")]
    [TestCase("25/12/1990", DateOrder.MonthFirst, "1990-12-25")]
    [TestCase("4.5.90", DateOrder.DayFirst, "1990-05-04")]
    [TestCase("1990-05-04 00:00:00", DateOrder.DayFirst, "1990-05-04")]
    [TestCase("4 May 1990", DateOrder.DayFirst, "1990-05-04")]
    [TestCase("\"May 4, 1990\"", DateOrder.DayFirst, "1990-05-04")]
    [TestCase("01/01/1900", DateOrder.DayFirst, null)]
    [TestCase("n/a", DateOrder.DayFirst, null)]
    public async Task Birthday_IsRead(string cell, DateOrder order, string? day)
    {
        var import = await App.Upload($"Name,Birthday\nZoë One,{cell}\n");
        await App.Send(new ChooseColumns
        {
            Id = new(import.Id),
            Columns = [new(ImportField.Name), new(ImportField.Birthday)],
            DateOrder = order,
        });
        await App.Send(new CheckImport(new(import.Id)));
        await App.Run(import);

        var client = (await App.Send(new ListClients())).Items.Single();
        Assert.That(client.Birthday?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(day));
    }

    [TestCase("Client ID,First Name,Last Name,Blocked,Gender,Mobile Number,Email,Accepts Marketing", "fresha", "external_client_id:fresha first_name last_name blocked - phone email accepts_marketing")]
    [TestCase("Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Birthday,Memo,Square Customer ID", "square", "external_client_id:square-reference first_name last_name email phone known_as birthday notes external_client_id:square")]
    [TestCase("clientId,firstName,lastName,mobile,email", "phorest", "external_client_id:phorest first_name last_name phone email")]
    [TestCase("Name,Phone,E-mail,First contact,Bookings,First seen,Last booked,Status,Id", "customertracking", "name phone email - - added - - client_id")]
    [TestCase("Kunde,Telefon,Client ID", null, "- phone -")]
    public async Task Headers_SayWhoseFileItIs(string headers, string? preset, string fields)
    {
        var import = await App.Upload($"{headers}\nx\n");

        Assert.That(import.Preset, Is.EqualTo(preset));
        Assert.That(string.Join(' ', import.Columns.Select(column => column.Field is { } field
            ? EnumText<ImportField>.Format(field) + (column.ServiceProvider is { } system ? ":" + system : "") : "-")), Is.EqualTo(fields));
    }

    [Test]
    public async Task ChosenColumns_AreRememberedForTheNextFile()
    {
        var first = await App.Upload("Kunde,Nummer\nZoë One,0857654321\n");
        await App.Check(first, new(ImportField.Name), new(ImportField.ExternalClientId, "salonbase"));

        var next = await App.Upload("Kunde,Nummer\nLiam Two,77\n");

        Assert.That(next.Columns.Select(column => (column.Field, column.ServiceProvider)), Is.EqualTo(new[]
        {
            ((ImportField?)ImportField.Name, null), ((ImportField?)ImportField.ExternalClientId, (string?)"salonbase"),
        }));
    }

    [Test]
    public async Task Columns_ThatContradict_AreRefused()
    {
        var import = await App.Upload("Name,Other,Id\nZoë,x,1\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Refusal(import, new ChosenColumn(ImportField.Name)), Is.EqualTo("import.column_count"));
            Assert.That(await Refusal(import, new(null), new(null), new(ImportField.Notes)), Is.EqualTo("import.no_columns"));
            Assert.That(await Refusal(import, new(ImportField.Name), new(ImportField.Name), new(null)), Is.EqualTo("import.column_twice"));
            Assert.That(await Refusal(import, new(ImportField.Name), new(null), new(ImportField.ExternalClientId)), Is.EqualTo("mapping.provider"));
        }
    }

    [Test]
    public async Task OwnExport_ImportedAgain_ChangesNothing()
    {
        var client = await App.Send(ARegistration() with { Email = "aoife@example.ie" });

        var import = await App.Import(
            "\uFEFFName,Phone,E-mail,First contact,Bookings,First seen,Last booked,Status,Id\r\n"
            + $"Aoife Ní Bhriain,+353871234567,aoife@example.ie,web,0,2026-11-20 09:00,,active,{client.Id}\r\n");

        Assert.That(import.Counts, Has.Property("MatchedByClientId").EqualTo(1).And.Property("Unchanged").EqualTo(1));
        Assert.That((await App.Send(new GetClient(new(client.Id)))).Version, Is.EqualTo(client.Version));
    }

    [Test]
    public async Task Rows_OfManyPhonesAndIds_AreLookedUp()
    {
        var columns = string.Join(',', Enumerable.Range(0, 10).Select(number => $"Phone,Id {number}"));
        var file = new StringBuilder($"Name,{columns}\n");
        for (var row = 0; row < 200; row++)
        {
            file.Append("Person Number").Append(row);
            for (var number = 0; number < 10; number++) file.Append(",+35386").Append(2_000_000 + (row * 10) + number).Append(",x").Append((row * 10) + number);
            file.Append('\n');
        }

        var import = await App.Upload(file.ToString());
        ChosenColumn[] chosen = [new(ImportField.Name), .. Enumerable.Range(0, 10).SelectMany(
            number => new ChosenColumn[] { new(ImportField.Phone), new(ImportField.ExternalClientId, $"system-{number}") })];
        var imported = await App.Run(await App.Check(import, chosen));
        var again = await App.Run(await App.Check(await App.Upload(file.ToString()), chosen));

        Assert.That(imported.Counts, Has.Property("Created").EqualTo(200).And.Property("AddedMappings").EqualTo(2000));
        Assert.That(again.Counts, Has.Property("Unchanged").EqualTo(200));
    }

    private async Task Import(ImportRow import) => await App.Run(await App.Check(import));

    private async Task<string?> Refusal(byte[] file) => await Code(() => App.Upload(file));

    private async Task<string?> Refusal(ImportRow import, params ChosenColumn[] columns) => await Code(() => App.Send(
        new ChooseColumns { Id = new(import.Id), Columns = columns }));

    private static async Task<string?> Code(Func<Task> use)
    {
        try
        {
            await use();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error.Code;
        }
    }

    private static TestCaseData Case(string name, Encoding encoding) =>
        new TestCaseData(encoding.GetPreamble().Concat(encoding.GetBytes(Text)).ToArray()).SetArgDisplayNames(name);

    // Rows without end, of which none stands in memory.
    private sealed class Rows(long length) : Stream
    {
        // Few, so that there are not too many rows before there are too many bytes.
        private static readonly byte[] Row = Encoding.UTF8.GetBytes("First Name,Note," + new string(' ', 2000) + "\n");
        private long _place;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _place; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _place);
            for (var place = 0; place < read; place++) buffer[offset + place] = Row[(_place + place) % Row.Length];
            _place += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
