using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>Attendees who do all that attendees can, by chance. Every second one never gives a name with a question.</summary>
internal sealed class Crowd(Room room, Canaries canaries, Random random)
{
    private static readonly string[] Words = ["bridge", "river", "school", "bus", "park", "tax", "winter", "library", "market", "harbour"];

    public List<Guest> People { get; } = [];

    /// <summary>Question to the number of who asked.</summary>
    public Dictionary<string, int> Asked { get; } = [];

    public Dictionary<string, int> Accepted { get; } = [];

    /// <summary>The name of an attendee, which is secret where they never ask with it.</summary>
    public List<string> Names { get; } = [];

    public static bool IsUnnamed(int person) => person % 2 == 0;

    public async Task JoinAsync()
    {
        Names.Add(canaries.Make(People.Count));
        People.Add(await room.AttendAsync(Names[^1], wire: People.Count % 3 == 0 ? WireFormat.MessagePack : WireFormat.Json));
    }

    public async Task StepAsync()
    {
        var person = random.Next(People.Count);
        var guest = People[person];
        var some = Asked.Count == 0 ? Drafts.NewId() : Asked.Keys.ElementAt(random.Next(Asked.Count));
        var own = Asked.Where(a => a.Value == person).Select(a => a.Key).OrderBy(_ => random.Next()).FirstOrDefault() ?? some;
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                var question = new AskQuestion { QuestionId = Drafts.NewId(), Text = Say(person), Anonymous = IsUnnamed(person) };
                Asked[question.QuestionId] = person;
                await CallAsync(guest, "AskQuestion", question);
                break;
            case 3:
                await CallAsync(guest, "EditQuestion", new ChangeQuestion { QuestionId = own, Revision = guest.Mine(own)?.Revision ?? 1, Text = Say(person) });
                break;
            case 4 when random.Next(3) == 0:
                await CallAsync(guest, "WithdrawQuestion", new ChangeQuestion { QuestionId = own, Revision = guest.Mine(own)?.Revision ?? 1 });
                break;
            case 5:
                var lost = guest.Me!.Asked.FirstOrDefault(q => q is { State: QuestionStates.Rejected, Appeal: null })?.Id;
                await CallAsync(guest, "Appeal", new Appeal { QuestionId = lost ?? own, Text = canaries.Make(person) });
                break;
            case 6:
                await CallAsync(guest, "Flag", new Flag { ItemId = some, Category = FlagCategories.All[random.Next(FlagCategories.All.Count)], Note = canaries.Make(null) });
                break;
            case 7:
                await guest.FindAsync(new FindQuestions { Query = random.Next(2) == 0 ? Words[random.Next(Words.Length)] : "canary", Limit = 50 });
                await guest.FindAsync(new FindQuestions { Order = QuestionOrders.Newest, Limit = 50, Offset = random.Next(50) });
                break;
            case 8:
                await guest.CallAsync("Resync");
                break;
            default:
                await CallAsync(guest, "Upvote", new Upvote { QuestionId = some, On = random.Next(4) > 0 });
                break;
        }
    }

    private string Say(int person) => $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} {canaries.Make(person)} {Words[random.Next(Words.Length)]}?";

    private async Task CallAsync(Guest guest, string method, object argument)
    {
        if ((await guest.CallAsync(method, argument)).Ok)
            Accepted[method] = Accepted.GetValueOrDefault(method) + 1;
    }
}
