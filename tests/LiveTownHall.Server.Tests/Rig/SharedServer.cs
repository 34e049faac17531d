[assembly: AssemblyFixture(typeof(LiveTownHall.Server.Tests.Rig.SharedServer))]

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>One server with default settings for all tests that need nothing but a hall of their own.</summary>
public sealed class SharedServer : IAsyncDisposable
{
    private static readonly Lazy<Task<TestServer>> Server = new(() => TestServer.StartAsync());

    internal static Task<TestServer> GetAsync() => Server.Value;

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
            await (await Server.Value).DisposeAsync();
    }
}
