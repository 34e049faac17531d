using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Moderation.Coordination;
using LiveTownHall.Server.Parts;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Settings;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Server.Halls;

/// <summary>A hall in this node's memory with all that hangs on it: its journal session, the people connected here, and the screens they watch it on.</summary>
internal sealed class LiveHall
{
    public LiveHall(HallSession session, LimitSettings limits, ClaimIndex serverClaims, TimeProvider time)
    {
        Session = session;
        Limits = limits;
        People = new HallPeople(limits, time);
        Advice = new HallAdvice();
        Screening = new Screening(() => session.State, time);
        Advisor = new HallAdvisor(session, Advice, Texts, serverClaims, time);
        Screens = new HallScreens(session, PartFrames.Builder(time, Advice), () => Advice.Version, time);
        Mine = new MyStates(session);
        session.Changed += new AuthorNews(People, Mine).Tell;
        Network = new NetworkKeys(time);
        Network.Follow(session.State.Phase);
        Votes = new VotingTrace(() => session.State, session.CutAsync, Network, time);
        Votes.Changed += () => Advice.Show(CoordinationViews.Show(Votes.Warnings));
        Pulse = new HallPulse(session.HallId, People, Screens, Network, time);
    }

    public HallSession Session { get; }

    /// <summary>How much of a thing this server takes from one person.</summary>
    public LimitSettings Limits { get; }

    /// <summary>What machines have to say to the desk.</summary>
    public HallAdvice Advice { get; }

    public HallScreens Screens { get; }

    /// <summary>Rules that look at a text before a person does.</summary>
    public Screening Screening { get; }

    /// <summary>The hall's questions, searchable.</summary>
    public QuestionTexts Texts { get; } = new();

    public HallAdvisor Advisor { get; }

    public HallPeople People { get; }

    public MyStates Mine { get; }

    public HallPulse Pulse { get; }

    public NetworkKeys Network { get; }

    /// <summary>Where votes come from and when, for a while, and what of it looks scripted.</summary>
    public VotingTrace Votes { get; }
}
