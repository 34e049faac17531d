using System.Text;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Server.Rehearsal;

/// <inheritdoc cref="IShowHall"/>
internal sealed class ShowHall(HallLease lease, TimeProvider time) : IShowHall
{
    private readonly LiveHall _hall = lease.Hall;

    public HallState State => _hall.Session.State;

    public async Task SubmitAsync(Fact fact) => await _hall.Session.SubmitAsync(fact);

    public async Task<PollCut?> CutAsync(int poll) => (await _hall.Session.CutAsync()).Find(poll);

    public async Task ImportClaimsAsync(string file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var report = await ClaimImport.ReadAsync(bytes, cancellation: cancellation);
        await SubmitAsync(new ClaimsImported([.. report.Claims.Select(LibraryClaims.Stored)]) { By = new Actor("demo", Roles.Facilitator) });
    }

    public IShowPerson? Enter()
    {
        var caller = new Caller(_hall.Session.HallId, Ids.New(time), Roles.Attendee, null, null);
        return _hall.People.Enter(caller) is { } person
            ? new ShowPerson(
                new Attendee(_hall, caller, person) { Channel = Channel.Synthetic, Assurance = Assurance.Nobody, Admission = Admission.OfShow(_hall.Session) }, time)
            : null;
    }

    public void Dispose() => lease.Dispose();
}
