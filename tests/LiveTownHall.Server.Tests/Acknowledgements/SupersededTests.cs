using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>What was sent before somebody came again never beats what they said afterwards, however late it arrives.</summary>
public sealed class SupersededTests
{
    [Fact]
    public async Task A_ballot_that_was_stuck_on_its_way_to_the_store_never_beats_one_that_was_acknowledged_on_another_node()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var stuck = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();
        doors.Held.HoldAppends();
        var late = doors.VoteAsync(stuck, 1);
        await BoundedWait.UntilAsync("the ballot is under way", () => doors.Held.Appended > 0);

        var again = await doors.EnterAsync(doors.Two, stuck.Ticket);
        Assert.Null((await doors.VoteAsync(again, 2)).Error);
        doors.Held.Release();

        Assert.Equal(RefusalCodes.Superseded, (await late).Error!.Code);
        await doors.MustCountAsync(0, 1);
    }

    [Fact]
    public async Task Ballots_that_a_phone_had_sent_before_it_left_are_superseded_all_of_them()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var left = await doors.EnterAsync(doors.One, Roles.Attendee);
        var again = await doors.EnterAsync(doors.Two, left.Ticket);
        Assert.Null((await doors.VoteAsync(again, 2)).Error);

        foreach (var outcome in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => doors.VoteAsync(left, 1))).Within())
            Assert.Equal(RefusalCodes.Superseded, outcome.Error!.Code);
        await doors.MustCountAsync(0, 1);
    }

    [Fact]
    public async Task Two_devices_of_one_person_work_in_turn_and_the_last_one_counts()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var phone = await doors.EnterAsync(doors.One, Roles.Attendee);
        var tablet = await doors.EnterAsync(doors.Two, phone.Ticket);

        for (var turn = 0; turn < 6; turn++)
        {
            var (device, place) = turn % 2 == 0 ? (tablet, 2) : (phone, 1);
            var outcome = await doors.VoteAsync(device, place);
            if (!outcome.Ok)
            {
                Assert.Equal(RefusalCodes.Superseded, outcome.Error!.Code);
                outcome = await doors.VoteAsync(device, place, outcome.Fence);
            }

            Assert.True(outcome.Ok, outcome.Error?.Message);
            await doors.MustCountAsync(2 - place, place - 1);
        }
    }

    [Fact]
    public async Task A_fence_that_was_not_offered_to_this_connection_is_nothing()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var phone = await doors.EnterAsync(doors.One, Roles.Attendee);
        var tablet = await doors.EnterAsync(doors.Two, phone.Ticket);
        Assert.Null((await doors.VoteAsync(tablet, 2)).Error);

        Assert.Equal(RefusalCodes.Superseded, (await doors.VoteAsync(phone, 1, 1L << 50)).Error!.Code);
        await doors.MustCountAsync(0, 1);
    }
}
