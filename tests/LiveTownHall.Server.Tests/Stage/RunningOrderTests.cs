using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Stage;

public sealed class RunningOrderTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 3).Select(_ => Drafts.NewId())];

    [Fact]
    public async Task Every_desk_has_the_running_order_and_others_what_it_shows_of_it()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.CreatePollAsync(Drafts.Single("Trams or buses?"));
        var wall = await room.EnterAsync(Roles.Screen);
        var phone = await room.AttendAsync();
        var order = new SetRunningOrder
        {
            Items = [Item(0, OrderKinds.Poll) with { Target = poll }, Item(1, OrderKinds.Questions), Item(2, OrderKinds.Announcement) with { Text = " Coffee. " }],
        };
        await room.Facilitator.MustAsync("SetRunningOrder", order);

        await room.Moderator.UntilAsync("the order", g => g.View.RunningOrder is { Revision: 1, Items.Count: 3, Shown: null, At: null });
        Assert.Equal("Coffee.", room.Moderator.View.RunningOrder!.Items[2].Text);
        await room.Facilitator.MustAsync("SetStage", new SetStage { Kind = StageKinds.Questions, Item = Ids[1] });
        await room.Moderator.UntilAsync("the place", g => g.View.RunningOrder?.At == Ids[1]);
        await wall.UntilAsync("the scene", g => g.View.Stage.Kind == StageKinds.Questions);
        Assert.Null(wall.View.Agenda);

        await room.Facilitator.MustAsync("SetRunningOrder", order with { Shown = true, Revision = 1 });
        await wall.UntilAsync("tonight", g => g.View.Agenda is [{ Kind: OrderKinds.Poll, Title: "Trams or buses?" }, { Kind: OrderKinds.Questions, Title: null }]);
        Assert.Null(wall.View.RunningOrder);
        Assert.Null(phone.View.Agenda);
        Assert.Empty(phone.View.Polls);
        await room.Facilitator.MustAsync("DeletePoll", Drafts.Poll(poll));
        await wall.UntilAsync("without the poll", g => g.View.Agenda is [{ Kind: OrderKinds.Questions }]);
        await room.Moderator.UntilAsync("nor there", g => g.View.RunningOrder!.Items.Count == 2);
        await room.Facilitator.MustAsync("SetRunningOrder", new SetRunningOrder { Items = [] });
        await wall.UntilAsync("not any more", g => g.View.Agenda is not { Count: > 0 });
    }

    [Fact]
    public async Task A_poll_that_is_deleted_leaves_the_evening_at_the_item_before_it()
    {
        await using var room = await Room.OpenAsync();
        var first = await room.Facilitator.CreatePollAsync(Drafts.Single("Trams or buses?"));
        var second = await room.Facilitator.CreatePollAsync(Drafts.Single("Red or blue?"));
        var order = new SetRunningOrder
        {
            Items = [Item(0, OrderKinds.Poll) with { Target = first }, Item(1, OrderKinds.Questions), Item(2, OrderKinds.Poll) with { Target = second }],
        };
        await room.Facilitator.MustAsync("SetRunningOrder", order);
        await room.Facilitator.MustAsync("SetStage", new SetStage { Kind = StageKinds.Poll, Id = second });
        await room.Moderator.UntilAsync("the place", g => g.View.RunningOrder?.At == Ids[2]);
        await room.Facilitator.MustAsync("DeletePoll", Drafts.Poll(second));
        await room.Moderator.UntilAsync("the item before it", g => g.View.RunningOrder is { Items.Count: 2 } left && left.At == Ids[1]);

        await room.Facilitator.MustAsync("SetStage", new SetStage { Kind = StageKinds.Poll, Id = first });
        await room.Moderator.UntilAsync("back at the first", g => g.View.RunningOrder?.At == Ids[0]);
        await room.Facilitator.MustAsync("DeletePoll", Drafts.Poll(first));
        await room.Moderator.UntilAsync("before all", g => g.View.RunningOrder is { Items.Count: 1, At: null });
    }

    [Fact]
    public async Task An_order_that_cannot_be_is_refused_with_the_item_that_is_wrong()
    {
        await using var room = await Room.OpenAsync();
        foreach (var (item, code, field) in new[]
        {
            (Item(0, "dance"), RefusalCodes.InvalidRequest, "items[0].kind: "),
            (Item(0, OrderKinds.Poll), RefusalCodes.InvalidRequest, "items[0].target: "),
            (Item(0, OrderKinds.Break) with { Target = Ids[1] }, RefusalCodes.InvalidRequest, "items[0].target: "),
            (Item(0, OrderKinds.Break) with { Minutes = 0 }, RefusalCodes.InvalidRequest, "items[0].minutes: "),
            (Item(0, OrderKinds.Announcement), RefusalCodes.EmptyText, "items[0].text: "),
            (Item(0, OrderKinds.Questions) with { Text = new string('x', 201) }, RefusalCodes.TooLong, "items[0].text: "),
            (Item(0, OrderKinds.Questions) with { Id = "1" }, RefusalCodes.InvalidId, "items[0].id: "),
        })
        {
            var refused = await room.Facilitator.CallAsync("SetRunningOrder", new SetRunningOrder { Items = [item] });
            Assert.Equal(code, refused.Error!.Code);
            Assert.StartsWith(field, refused.Error.Message, StringComparison.Ordinal);
        }

        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "SetRunningOrder", new SetRunningOrder());
        await room.Facilitator.MustAsync("SetRunningOrder", new SetRunningOrder { Items = [Item(0, OrderKinds.Thanks)], Revision = 0 });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.StaleRevision, "SetRunningOrder", new SetRunningOrder { Items = [Item(1, OrderKinds.Thanks)], Revision = 0 });
    }

    [Fact]
    public async Task Every_wall_looks_as_the_desk_says()
    {
        await using var room = await Room.OpenAsync();
        var wall = await room.EnterAsync(Roles.Screen);
        Assert.Null(wall.View.Hall.Wall);
        await room.Facilitator.MustAsync("SetWall", new SetWall { Theme = WallThemes.Light });
        await room.Facilitator.MustAsync("SetWall", new SetWall { Text = WallTexts.Large });
        await wall.UntilAsync("light and large", g => g.View.Hall.Wall == new WallView(WallThemes.Light, WallTexts.Large));
        foreach (var wrong in new[] { new SetWall { Theme = "pink" }, new SetWall { Text = "huge" } })
            await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "SetWall", wrong);
    }

    private static OrderItemView Item(int id, string kind) => new() { Id = Ids[id], Kind = kind };
}
