using System.Globalization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Admin.Customers;

/// <summary>Which clients are listed, as the page's address says it: a link or a reload lists the same.</summary>
internal sealed record CustomersAddress(CustomerFilter Filter, CustomerOrder Order)
{
    private const string DayForm = "yyyy-MM-dd";

    /// <param name="query">The address's; what it says of nothing that we know is passed over.</param>
    public static CustomersAddress Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new(
            new()
            {
                Query = CleanText.Line(CleanText.Cut(Value("q") ?? "", SearchQuery.MaxLength)),
                Source = EnumText<Source>.TryParse(Value("source"), out var source) ? source : null,
                Status = EnumText<ClientStatus>.TryParse(Value("status"), out var status) ? status : null,
                SeenFrom = Day("seen_from"),
                SeenTo = Day("seen_to"),
                BookedFrom = Day("booked_from"),
                BookedTo = Day("booked_to"),
            },
            EnumText<CustomerOrder>.TryParse(Value("sort"), out var order) ? order : default);

        string? Value(string name) => values.TryGetValue(name, out var given) ? given[0] : null;

        DateOnly? Day(string name) => DateOnly.TryParseExact(
            Value(name), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public string Write(string path)
    {
        var values = new Dictionary<string, string?>
        {
            ["q"] = Filter.Query,
            ["source"] = Filter.Source is { } source ? EnumText<Source>.Format(source) : null,
            ["status"] = Filter.Status is { } status ? EnumText<ClientStatus>.Format(status) : null,
            ["seen_from"] = Day(Filter.SeenFrom),
            ["seen_to"] = Day(Filter.SeenTo),
            ["booked_from"] = Day(Filter.BookedFrom),
            ["booked_to"] = Day(Filter.BookedTo),
            ["sort"] = Order == default ? null : EnumText<CustomerOrder>.Format(Order),
        };
        return QueryHelpers.AddQueryString(path, values.Where(pair => pair.Value is not null));

        static string? Day(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);
    }
}
