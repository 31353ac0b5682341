using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.DemoData;

/// <summary>What a made-up salon offers, who works there and who comes.</summary>
internal static class DemoTenant
{
    /// <summary>Name, category, minutes, price.</summary>
    public static readonly (string Name, string Category, int Minutes, int Price)[] Services =
    [
        ("Cut & blow dry", "Hair", 45, 65), ("Half head highlights", "Colour", 120, 125),
        ("Root tint", "Colour", 75, 70),
        ("Balayage", "Colour", 150, 185), ("Beard trim", "Barbering", 20, 25), ("Men's cut", "Barbering", 30, 35),
        ("Fringe trim", "Hair", 15, 15), ("Olaplex treatment", "Treatments", 30, 40),
        ("Deep tissue massage", "Massage", 60, 75), ("Gel manicure", "Nails", 50, 42),
        ("Bridal trial", "Hair", 90, 110),
    ];

    public static readonly string[] Team = ["Emma Thompson", "Conor Walsh", "Ciara Nolan", "Marta Kowalska"];

    public static readonly string[] FirstNames =
    [
        "Aoife", "Niamh", "Ciarán", "Sinéad", "Orla", "Tadhg", "Róisín", "Eoin", "Saoirse", "Pádraig", "Gráinne",
        "Liam",
        "Siobhán", "Darragh", "Caoimhe", "Fionn", "Maeve", "Cillian", "Deirdre", "Oisín", "Zofia", "Piotr", "João",
        "Ana", "Chloé", "Jürgen", "Priya", "Arjun", "Mei", "Olu",
    ];

    public static readonly string[] LastNames =
    [
        "Byrne", "Murphy", "Ní Bhriain", "O'Sullivan", "Kelly", "Walsh", "Doyle", "McCarthy", "Gallagher", "Doherty",
        "Kennedy", "Lynch", "Murray", "Quinn", "Moore", "Nolan", "Fitzgerald", "Brennan", "Nowak", "da Silva", "Müller",
        "Sharma", "Chen", "Adeyemi",
    ];

    /// <summary>Of a hundred bookings, how many come which way.</summary>
    public static readonly (Channel Channel, Source Source, string Format, string Sender, int Share)[] Channels =
    [
        (Channel.Retell, Source.Voice, "retell", "Demo voice agent", 46),
        (Channel.WebChat, Source.Web, "web-chat", "Website", 21),
        (Channel.Whatsapp, Source.Whatsapp, "whatsapp", "Demo WhatsApp number", 19),
        (Channel.N8n, Source.Voice, "n8n-created", "Booking workflow", 14),
    ];
}
