using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Halls;

/// <summary>A hall in this node's memory with all that hangs on it: its journal session, the people connected here, and the screens they watch it on.</summary>
internal sealed class LiveHall
{
    public LiveHall(HallSession session, LimitSettings limits, TimeProvider time)
    {
        Session = session;
        People = new HallPeople(limits, time);
        Advice = new HallAdvice();
        Screens = new HallScreens(session, Advice, time);
        Mine = new MyStates(session);
        session.Changed += new AuthorNews(People, Mine).Tell;
        Pulse = new HallPulse(session.HallId, People, Screens, time);
    }

    public HallSession Session { get; }

    /// <summary>What machines have to say to the desk.</summary>
    public HallAdvice Advice { get; }

    public HallScreens Screens { get; }

    /// <summary>Rules that look at a text before a person does.</summary>
    public Screening Screening { get; } = new();

    /// <summary>The hall's questions, searchable.</summary>
    public QuestionTexts Texts { get; } = new();

    public HallPeople People { get; }

    public MyStates Mine { get; }

    public HallPulse Pulse { get; }
}
