using CsCheck;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Client.Tests.State;

/// <summary>Random views, and the delta between two of them as the protocol defines it.</summary>
internal static class Views
{
    private static readonly string[] Ids = ["A", "B", "C", "D", "E"];

    public static readonly HallView Empty = new()
    {
        Position = 1,
        Hall = new HallInfo { Id = "H", Title = "Hall", State = HallStates.Open, Languages = ["en"], JoinCode = "ABCDEF" },
        Stage = new StageView(StageKinds.Idle),
        Polls = [],
        Questions = [],
        Audience = 0,
        Announcements = [],
        TickHz = 10,
    };

    public static PollView Poll(string id, int look) => new()
    {
        Id = id,
        Kind = PollKinds.Single,
        Title = $"Title {look / 3}",
        Options = [new OptionView("x", "X"), new OptionView("y", "Y")],
        Settings = new PollSettings(),
        State = PollStates.Open,
        ResultsVisible = ResultsVisibility.Live,
        Tally = look % 3 == 0 ? null : Tally(id, look),
    };

    public static TallyView Tally(string pollId, int votes)
        => new() { PollId = pollId, Position = votes, Voters = votes, Counts = new Dictionary<string, long> { ["x"] = votes } };

    /// <summary>Questions come in no order of their own, and announcements are never taken away.</summary>
    public static Gen<HallView> Any(long position)
        => from order in Gen.Shuffle(Ids)
           from count in Gen.Int[0, Ids.Length]
           from looks in Gen.Int[0, 8].Array[Ids.Length]
           from questions in Gen.Int[0, 3].Array[Ids.Length]
           from retracted in Gen.Bool.Array[3]
           from audience in Gen.Int[0, 3]
           from open in Gen.Bool
           select Empty with
           {
               Position = position,
               Hall = Empty.Hall with { State = open ? HallStates.Open : HallStates.Closed },
               Stage = new StageView(StageKinds.Poll, order[0]),
               Polls = [.. order.Take(count).Select((id, i) => Poll(id, looks[i]))],
               Questions = [.. Ids.Zip(questions).Where(q => q.Second > 0).Select(q => Question(q.First, q.Second))],
               Announcements = [.. retracted.Select(Announcement)],
               Audience = audience,
           };

    /// <summary>Only what differs; a poll whose tally alone differs travels as a tally.</summary>
    public static HallDelta Difference(HallView before, HallView now)
    {
        var polls = now.Polls.Where(p => Find(before, p.Id) is not { } was || !Same(was with { Tally = null }, p with { Tally = null }) || was.Tally is null || p.Tally is null)
            .ToList();
        var tallies = now.Polls.Except(polls).Where(p => !Same(Find(before, p.Id)!, p)).Select(p => p.Tally!).ToList();
        return new HallDelta
        {
            From = before.Position,
            Position = now.Position,
            Hall = before.Hall == now.Hall ? null : now.Hall,
            Stage = before.Stage == now.Stage ? null : now.Stage,
            Polls = polls.Count == 0 ? null : polls,
            Tallies = tallies.Count == 0 ? null : tallies,
            RemovedPolls = [.. before.Polls.Select(p => p.Id).Except(now.Polls.Select(p => p.Id))],
            PollOrder = [.. now.Polls.Select(p => p.Id)],
            Questions = now.Questions,
            RemovedQuestions = [.. before.Questions.Select(q => q.Id).Except(now.Questions.Select(q => q.Id))],
            Announcements = now.Announcements,
            Audience = before.Audience == now.Audience ? null : now.Audience,
        };
    }

    private static PollView? Find(HallView view, string id) => view.Polls.FirstOrDefault(p => p.Id == id);

    private static bool Same(PollView a, PollView b) => System.Text.Json.JsonSerializer.Serialize(a) == System.Text.Json.JsonSerializer.Serialize(b);

    private static QuestionView Question(string id, int upvotes)
        => new() { Id = id, Text = id, State = "published", Revision = 1, Upvotes = upvotes, AskedAt = DateTimeOffset.UnixEpoch };

    private static AnnouncementView Announcement(bool retracted, int number)
        => new() { Id = $"N{number}", Text = "Text", Level = AnnouncementLevels.Info, At = DateTimeOffset.UnixEpoch, Retracted = retracted };
}
