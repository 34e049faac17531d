using System.Net;
using LiveTownHall.Contracts.People;
using LiveTownHall.Journal;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Stores;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>A store that nobody has: its class below and one line of registration are all that the server needs.</summary>
public sealed class MadeUpStoreTests
{
    [Fact]
    public async Task A_new_store_is_a_class_and_a_line_and_brings_its_pulse_and_its_backplane()
    {
        var madeUp = new MadeUpKind();
        await using var server = await TestServer.StartAsync(s => s.Store = "madeup:somewhere", stores: StoreKinds.Known.With(madeUp));
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(await facilitator.OpenPollAsync(Drafts.Single()), Drafts.Choice())).Ok);

        Assert.Equal("somewhere", madeUp.Place);
        Assert.IsType<MadeUpPulse>(server.Get<IPulseLine>());
        await ((MadeUpPulse)server.Get<IPulseLine>()).Heard.Task.Within();
        Assert.Same(madeUp.Mark, server.Get<MadeUpBackplane>());
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health/ready")).StatusCode);
    }

    private sealed class MadeUpKind : IStoreKind
    {
        public string Scheme => "madeup";

        public string Example => "madeup:somewhere";

        public string? Place { get; private set; }

        public MadeUpBackplane Mark { get; } = new();

        public ValueTask<OpenedStore> OpenAsync(string place, StoreOpening opening)
        {
            Place = place;
            return ValueTask.FromResult(new OpenedStore(StoreFactory.OpenMemory())
            {
                Pulse = new MadeUpPulse(),
                ConnectionManager = typeof(DefaultHubLifetimeManager<>),
                AddBackplane = signalR => signalR.Services.AddSingleton(Mark),
            });
        }
    }

    private sealed class MadeUpBackplane;

    private sealed class MadeUpPulse : IPulseLine
    {
        public TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task SendAsync(ReadOnlyMemory<byte> beat)
        {
            Heard.TrySetResult();
            return Task.CompletedTask;
        }

        public Task ListenAsync(Action<ReadOnlyMemory<byte>> hear) => Task.CompletedTask;
    }
}
