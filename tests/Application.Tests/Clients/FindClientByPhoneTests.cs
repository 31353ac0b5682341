using CustomerTracking.Application.Clients;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class FindClientByPhoneTests : AppTests
{
    [TestCase("0871234567")]
    [TestCase("+353 87 123 4567")]
    [TestCase("353871234567")]
    public async Task Find_ByAnySpelling_IsTheClient(string phone)
    {
        var client = await App.Send(ARegistration());

        var found = await App.Send(new FindClientByPhone(phone));

        Assert.That(found.Id, Is.EqualTo(client.Id));
    }

    [TestCase("085 000 0000", "client.not_found")]
    [TestCase("call me", "phone.not_a_number")]
    [TestCase("", "phone.missing")]
    public async Task Find_ByANumberOfNobody_IsRefused(string phone, string code)
    {
        await App.Send(ARegistration());

        var refusal = await ARefusal(() => App.Send(new FindClientByPhone(phone)));

        Assert.That(refusal.Code, Is.EqualTo(code));
    }
}
