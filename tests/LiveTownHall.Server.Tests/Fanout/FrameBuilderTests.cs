using CsCheck;
using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Questions;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Time.Testing;
using HallCreated = LiveTownHall.Core.Halls.HallCreated;

namespace LiveTownHall.Server.Tests.Fanout;

public sealed class FrameBuilderTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 4).Select(i => $"01ARZ3NDEKTSV4RRFFQ69G5FA{i}")];

    [Fact]
    public void Applying_every_delta_to_the_first_view_gives_the_newest_view_for_every_role()
    {
        var steps = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 60];
        Gen.Select(steps, Gen.Int[1, 5]).Sample(
            (facts, perFrame) =>
            {
                var replica = new HallReplica();
                Apply(replica, NewHall());
                var builder = Slices.JournalFrames(TimeProvider.System);
                var shown = builder.Build(replica.Cut()!, 0, 10, null, null);
                var views = shown.Wholes.ToArray();
                for (var i = 0; i < facts.Length; i++)
                {
                    ApplyStep(replica, facts[i]);
                    if (i % perFrame != 0)
                        continue;
                    shown = builder.Build(replica.Cut()!, i / 7, 10, null, shown);
                    for (var view = 0; view < views.Length; view++)
                    {
                        if (Delta(shown, view) is { } delta)
                        {
                            Assert.Equal(views[view].Position, delta.From);
                            views[view] = Applied(views[view], delta);
                        }

                        var whole = Slices.JournalFrames(TimeProvider.System).Whole(replica.Cut()!, (View)view, i / 7, 10, null);
                        Assert.Equal(Folding.Essence(whole), Folding.Essence(views[view]));
                        Assert.Equal((whole.Audience, whole.TickHz), (views[view].Audience, views[view].TickHz));
                        Assert.Equal(Folding.Essence(whole), Folding.Essence(shown.Wholes[view]));
                    }
                }
            },
            iter: 300);
    }

    [Fact]
    public void Whoever_missed_frames_is_led_to_the_newest_view_and_told_nothing_twice()
    {
        var steps = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 40];
        Gen.Select(steps, Gen.Int[0, 12], Gen.Enum<View>()).Sample(
            (facts, looksMissed, view) =>
            {
                var replica = new HallReplica();
                Apply(replica, NewHall());
                var builder = Slices.JournalFrames(TimeProvider.System);
                var shown = builder.Build(replica.Cut()!, 0, 10, null, null);
                var (seen, look, missed, deltas) = (shown.Wholes[(int)view], shown.Look, 0, 0);
                foreach (var fact in facts)
                {
                    ApplyStep(replica, fact);
                    shown = builder.Build(replica.Cut()!, 0, 10, null, shown);
                    deltas += Delta(shown, (int)view) is null ? 0 : 1;
                    if (missed++ < looksMissed)
                        continue;
                    var told = 0;
                    while (shown.After(view, look) is { } next)
                    {
                        var argument = ((InvocationMessage)next.Message.Message!).Arguments[0];
                        seen = argument is HallDelta delta ? Applied(seen, delta) : (HallView)argument!;
                        Assert.True(next.Look > look);
                        look = next.Look;
                        told++;
                    }

                    Assert.True(told <= deltas);
                    Assert.Equal(Folding.Essence(shown.Wholes[(int)view]), Folding.Essence(seen));
                    (missed, deltas) = (0, 0);
                }
            },
            iter: 300);
    }

    [Fact]
    public void A_view_that_nothing_changed_for_gets_no_frame()
    {
        var replica = new HallReplica();
        Apply(replica, NewHall());
        var builder = Slices.JournalFrames(TimeProvider.System);
        var first = builder.Build(replica.Cut()!, 0, 10, null, null);
        Assert.False(builder.Build(replica.Cut()!, 0, 10, null, first).HasNews);

        Apply(replica, new PollCreated(Ids[0], Definition("draft")));
        var second = builder.Build(replica.Cut()!, 0, 10, null, first);
        Assert.Null(second.Deltas[(int)View.Audience]);
        Assert.Null(second.Deltas[(int)View.Stage]);
        Assert.NotNull(second.Deltas[(int)View.Backstage]);
        Assert.Equal(1, second.Wholes[(int)View.Audience].Position);
    }

    [Theory]
    [InlineData(100, 20)]
    [InlineData(2000, SpreadQuestions.FewestAtOnce)]
    public void In_a_large_hall_no_frame_brings_more_than_a_few_questions_and_all_of_them_come(int audience, int mostInAFrame)
    {
        const int Asked = 20;
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        var replica = new HallReplica();
        Apply(replica, NewHall() with { Moderation = "post" });
        var builder = Slices.JournalFrames(time);
        var shown = builder.Build(replica.Cut()!, audience, 10, null, null);
        var seen = new List<int>();
        for (var i = 0; i < Asked; i++)
            Apply(replica, new QuestionAsked($"Q{i}", $"Question {i}?") { By = new Actor($"A{i}", "attendee") });
        do
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            shown = builder.Build(replica.Cut()!, audience, 10, null, shown);
            if (Delta(shown, (int)View.Audience)?.Questions is { } brought)
                seen.Add(brought.Count);
        }
        while (builder.HasPending);

        Assert.Equal(mostInAFrame, seen.Max());
        Assert.Equal(Asked, seen.Sum());
        Assert.Equal(Asked, shown.Wholes[(int)View.Audience].Questions.Count);
    }

    private static HallDelta? Delta(FrameSet shown, int view)
        => shown.Deltas[view] is { } frame ? (HallDelta)((InvocationMessage)frame.Message.Message!).Arguments[0]! : null;

    private static void ApplyStep(HallReplica replica, (int Kind, int Poll, int Detail) step)
    {
        var id = Ids[step.Poll];
        switch (step.Kind)
        {
            case <= 2:
                Vote(replica, id, step.Detail);
                break;
            case 3:
                Apply(replica, new PollCreated(id, Definition($"poll {step.Detail}", step.Detail)));
                break;
            case 4:
                Apply(replica, new PollUpdated(id, Definition($"reworded {step.Detail}", step.Detail)));
                break;
            case 5:
                Apply(replica, new PollOpened(id, step.Detail == 0 ? 4_000_000_000_000 : null));
                break;
            case 6:
                Apply(replica, step.Detail == 0 ? new PollClosed(id) : new ResultsShown(id, step.Detail == 1));
                break;
            case 7:
                Apply(replica, step.Detail < 2 ? new PollReset(id) : new PollReopened(id));
                break;
            case 8:
                Apply(replica, new PollMoved(id, step.Detail == 3 ? null : Ids[step.Detail]));
                break;
            case 9 when step.Detail == 0:
                Apply(replica, new PollDeleted(id));
                break;
            case 10:
                Apply(replica, new StageSet(step.Detail == 0 ? "idle" : "poll", step.Detail == 0 ? null : id));
                break;
            case 11:
                Apply(replica, new Announced($"{id}-{step.Detail}", "text", "info", step.Detail == 3 ? $"{id}-0" : null));
                break;
            default:
                Apply(replica, step.Detail switch { 0 => new HallClosed(), 1 => new HallUpdated(Colour: "#112233"), _ => new HallOpened() });
                break;
        }
    }

    private static void Vote(HallReplica replica, string id, int voter)
    {
        if (replica.State!.FindPoll(id) is not { } poll)
            return;
        var batch = new BatchWriter();
        batch.Begin(0);
        batch.Ballot(poll.Number, poll.Round, (ulong)voter + 1, (ulong)((replica.Position + voter) % 2));
        Assert.True(replica.Apply(replica.Position + 1, batch.Written.Span));
    }

    private static void Apply(HallReplica replica, Fact fact)
    {
        var batch = new BatchWriter();
        batch.Begin(1_000);
        batch.Fact(fact);
        Assert.True(replica.Apply(replica.Position + 1, batch.Written.Span));
    }

    private static PollDefinition Definition(string title, int detail = 0) => new()
    {
        Kind = PollKind.Single,
        Title = title,
        Options = [new PollOption("1", "Yes"), new PollOption("2", "No")],
        Results = (ResultsRule)(detail % 3),
    };

    private static HallView Applied(HallView view, HallDelta delta)
    {
        var (applied, fit) = HallReducer.Apply(view, delta);
        Assert.Equal(DeltaFit.Applied, fit);
        return applied;
    }

    private static HallCreated NewHall() => new()
    {
        HallId = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        Title = "Budget",
        Languages = ["en"],
        JoinCode = "ACDEFG",
        KeyHashes = HallKey.HashAll(HallKey.CreateAll()),
        Moderation = "pre",
        AnonymousQuestions = true,
    };
}
