using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>An attendee that came by no channel at all: what a use case does to it is what the use case itself does.</summary>
internal sealed class Bystander : INoticeLine, IDisposable
{
    private readonly HallLease _lease;
    private readonly List<Notice> _heard = [];

    private Bystander(HallLease lease, string id, LimitSettings limits)
    {
        _lease = lease;
        var caller = new Caller(lease.Hall.Session.HallId, id, Roles.Attendee, null, "en");
        Attendee = new Attendee(lease.Hall, caller, new Person(caller, limits, TimeProvider.System))
        {
            Channel = Channel.Synthetic,
            Assurance = Assurance.Nobody,
            Admission = Admission.OfShow(lease.Hall.Session),
            Network = 7,
            JoinedAt = Ids.MadeAt(id),
            Line = this,
        };
    }

    public Attendee Attendee { get; }

    public LiveHall Hall => _lease.Hall;

    public IReadOnlyList<Notice> Heard => _heard;

    public static async Task<Bystander> EnterAsync(TestServer server, HallCreated hall, LimitSettings? limits = null)
    {
        var lease = await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        return new Bystander(lease!, Ids.New(TimeProvider.System), limits ?? server.Get<LimitSettings>());
    }

    public Task TellAsync(Notice notice)
    {
        _heard.Add(notice);
        return Task.CompletedTask;
    }

    public void Dispose() => _lease.Dispose();
}
