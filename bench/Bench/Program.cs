using CustomerTracking.Bench;

// seed <file> <clients> <bookings>   fills an SQLite file
// look <small file> <large file>     measures the pages' questions on both, in turns
switch (args)
{
    case ["seed", var file, var clients, var bookings]:
        await using (var salon = await BigSalon.Open(file))
            await salon.Fill(Number(clients), Number(bookings));
        return 0;
    case ["look", var small, var large]:
        await Looks.Compare(small, large);
        return 0;
    default:
        Console.Error.WriteLine("""
            seed <file> <clients> <bookings>   Fills an SQLite file for the demo's salon: seed large.db 100000 500000
            look <small file> <large file>     Measures what the pages ask on both, in turns: look small.db large.db
            """);
        return 1;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
