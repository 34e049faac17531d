using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Halls;

public sealed class HallPiecesTests
{
    private readonly List<string> _heard = [];

    [Fact]
    public async Task A_piece_may_take_one_that_is_registered_after_it_and_they_end_the_other_way_round()
    {
        var hall = await OpenAsync(new ServiceCollection()
            .AddToHalls((hall, _) => new Roof(hall.Get<Wall>(), _heard))
            .AddToHalls((_, _) => new Wall(_heard)));
        await hall.StartAsync();

        Assert.Same(hall.Get<Wall>(), hall.Get<Roof>().On);
        await hall.DisposeAsync();
        Assert.Equal(["the roof is ready", "the roof is gone", "the wall is gone"], _heard);
    }

    [Fact]
    public async Task Pieces_that_need_each_other_and_pieces_that_nobody_brings_are_named()
    {
        var circle = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new ServiceCollection().AddToHalls((hall, _) => new Roof(hall.Get<Roof>().On, _heard))));
        Assert.Contains(nameof(Roof), circle.Message, StringComparison.Ordinal);

        await using var hall = await OpenAsync(new ServiceCollection());
        Assert.Contains(nameof(Wall), Assert.Throws<InvalidOperationException>(() => hall.Get<Wall>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_hall_has_pieces_of_its_own()
    {
        var services = new ServiceCollection().AddToHalls((_, _) => new Wall(_heard));
        await using var one = await OpenAsync(services);
        await using var other = await OpenAsync(services);
        Assert.NotSame(one.Get<Wall>(), other.Get<Wall>());
    }

    private static async Task<LiveHall> OpenAsync(IServiceCollection services)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var limits = new LimitSettings();
        var session = await HallSession.OpenAsync(hall.HallId, server.Get<LiveTownHall.Journal.IStore>(), new TownhallSettings(), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
        return new LiveHall(session!, new HallPeople(limits, TimeProvider.System), limits, services.BuildServiceProvider().GetServices<HallPiece>());
    }

    private sealed class Wall(List<string> heard) : IDisposable
    {
        public void Dispose() => heard.Add("the wall is gone");
    }

    private sealed class Roof(Wall on, List<string> heard) : IStartsWithHall, IDisposable
    {
        public Wall On => on;

        public Task StartAsync()
        {
            heard.Add("the roof is ready");
            return Task.CompletedTask;
        }

        public void Dispose() => heard.Add("the roof is gone");
    }
}
