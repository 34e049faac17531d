using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>What a client makes of a delta, written from the protocol and from nothing else.</summary>
internal static class Folding
{
    public static HallView Apply(HallView view, HallDelta delta)
    {
        var polls = view.Polls.Where(p => delta.RemovedPolls?.Contains(p.Id) is not true).ToList();
        foreach (var poll in delta.Polls ?? [])
            Upsert(polls, poll, p => p.Id);
        foreach (var tally in delta.Tallies ?? [])
        {
            var at = polls.FindIndex(p => p.Id == tally.PollId);
            polls[at] = polls[at] with { Tally = tally };
        }

        if (delta.PollOrder is { } order)
            polls = [.. order.Select(id => polls.Single(p => p.Id == id))];
        var announcements = view.Announcements.ToList();
        foreach (var announcement in delta.Announcements ?? [])
            Upsert(announcements, announcement, a => a.Id);
        var questions = view.Questions.Where(q => delta.RemovedQuestions?.Contains(q.Id) is not true).ToList();
        foreach (var question in delta.Questions ?? [])
            Upsert(questions, question, q => q.Id);
        return view with
        {
            Position = delta.Position,
            Hall = delta.Hall ?? view.Hall,
            Stage = delta.Stage ?? view.Stage,
            Polls = polls,
            Audience = delta.Audience ?? view.Audience,
            Announcements = announcements,
            TickHz = delta.TickHz ?? view.TickHz,
            Questions = questions,
            Board = delta.Board ?? view.Board,
            Desk = delta.Desk ?? view.Desk,
        };
    }

    /// <summary>The parts that do not depend on who is connected or on when a node looked, for comparing.</summary>
    public static string Essence(HallView view) => JsonSerializer.Serialize(
        view with
        {
            Position = 0,
            Audience = 0,
            TickHz = 0,
            Polls = [.. view.Polls.Select(p => p.Tally is { } tally ? p with { Tally = tally with { Position = 0 } } : p)],
        },
        WireJson.Options);

    private static void Upsert<T>(List<T> list, T item, Func<T, string> id)
    {
        var at = list.FindIndex(other => id(other) == id(item));
        if (at < 0)
            list.Add(item);
        else
            list[at] = item;
    }
}
