using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Plain;

/// <summary>One request of the plain page to a hall, which it holds in memory as long as it lasts.</summary>
internal sealed class Visit : INoticeLine, IDisposable
{
    private readonly HallLease _lease;
    private readonly List<Notice> _heard = [];

    /// <param name="admit">Makes the attendee who hears by this visit; null for a browser that has not joined.</param>
    public Visit(HallLease lease, Func<INoticeLine, Attendee>? admit = null)
    {
        _lease = lease;
        Attendee = admit?.Invoke(this);
    }

    public LiveHall Hall => _lease.Hall;

    /// <summary>Who it is; null for a browser that has not joined this hall.</summary>
    public Attendee? Attendee { get; }

    /// <summary>What was said to this person while they acted.</summary>
    public IReadOnlyList<Notice> Heard => _heard;

    public Task TellAsync(Notice notice)
    {
        _heard.Add(notice);
        return Task.CompletedTask;
    }

    public void Dispose() => _lease.Dispose();
}
