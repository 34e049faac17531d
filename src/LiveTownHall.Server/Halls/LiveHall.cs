using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Moderation.Coordination;
using LiveTownHall.Server.Presence;

namespace LiveTownHall.Server.Halls;

/// <summary>A hall in this node's memory with all that hangs on it: its journal session, the people connected here, and the screens they watch it on.</summary>
internal sealed class LiveHall
{
    public LiveHall(HallSession session, LimitSettings limits, TimeProvider time)
    {
        Session = session;
        People = new HallPeople(limits, time);
        Screens = new HallScreens(session, time);
        Mine = new MyStates(session);
        Network = new NetworkKeys(time);
        Network.Follow(session.State.Phase);
        Votes = new VotingTrace(() => session.State, session.CutAsync, Network, time);
        Pulse = new HallPulse(session.HallId, People, Screens, Network, time);
    }

    public HallSession Session { get; }

    public HallScreens Screens { get; }

    public HallPeople People { get; }

    public MyStates Mine { get; }

    public HallPulse Pulse { get; }

    public NetworkKeys Network { get; }

    /// <summary>Where votes come from and when, for a while, and what of it looks scripted.</summary>
    public VotingTrace Votes { get; }
}
