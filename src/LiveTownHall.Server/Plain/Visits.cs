using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Plain;

/// <summary>Lets browsers into a hall by its code. The one place where the plain page says who somebody is.</summary>
internal sealed class Visits(CodeAnswers codes, HallRegistry halls, Tickets tickets, AddressLimits limits, TimeProvider time)
{
    /// <summary>The hall behind a code, and who comes back to it with this browser; null for a code that leads nowhere.</summary>
    /// <remarks>Whoever has joined is held to limits of their own; anybody else to those of their address, and wrong codes to those of <c>GET /api/join</c>.</remarks>
    /// <exception cref="TooFastException">Too many requests from one address.</exception>
    /// <exception cref="HallUnavailableException">The hall can't be served now.</exception>
    public async Task<Visit?> OpenAsync(HttpContext context, string typed, string language)
    {
        if (await RecogniseAsync(context, typed, language) is { } known)
            return known;
        var (hallId, tooFast) = await codes.AnswerAsync(context, typed);
        if (tooFast)
            throw new TooFastException();
        return hallId is not null && await halls.FindAsync(hallId, context.RequestAborted) is { } lease ? new Visit(lease) : null;
    }

    /// <summary>Makes whoever holds this browser a person of the hall, the same as before where they were one already, and lets the browser keep it.</summary>
    /// <exception cref="TooFastException">Too many people join from one address.</exception>
    public async Task JoinAsync(HttpContext context, Visit visit)
    {
        if (visit.Attendee is not null)
            return;
        if (!limits.TryJoin(context.Connection.RemoteIpAddress, FirstRequests.IsFirst(context)))
            throw new TooFastException();
        var state = visit.Hall.Session.State;
        var token = await tickets.IssuePersonAsync(state.HallId, Ids.New(time), context.RequestAborted);
        PersonCookie.Write(context, state.HallId, state.JoinCode, token);
    }

    private async Task<Visit?> RecogniseAsync(HttpContext context, string typed, string language)
    {
        if (JoinCodes.Normalize(typed) is not { } code || PersonCookie.Read(context.Request, code) is not { } token)
            return null;
        if (await tickets.ReadPersonAsync(token, context.RequestAborted) is not { } person || await halls.FindAsync(person.HallId, context.RequestAborted) is not { } lease)
            return null;
        if (lease.Hall.Session.State.JoinCode != code)
        {
            lease.Dispose();
            return null;
        }

        try
        {
            var admission = await Admission.OfVisitAsync(lease.Hall.Session, time, HttpMethods.IsPost(context.Request.Method), context.RequestAborted);
            return Admit(context, lease, admission, person.AttendeeId, language);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static Visit Admit(HttpContext context, HallLease lease, Admission admission, string attendeeId, string language)
    {
        var hall = lease.Hall;
        var caller = new Caller(hall.Session.HallId, attendeeId, Roles.Attendee, hall.People.FindAttendee(attendeeId)?.Caller.DisplayName, language);
        return new Visit(lease, line => new Attendee(hall, caller, hall.People.Visit(caller))
        {
            Channel = Channel.Plain,
            Assurance = Assurance.Token,
            Admission = admission,
            Network = hall.Network.KeyOf(context.Connection.RemoteIpAddress),
            JoinedAt = Ids.MadeAt(attendeeId),
            Line = line,
        });
    }
}

/// <summary>Too many requests from one address, or by one person.</summary>
internal sealed class TooFastException() : Exception("Too many requests.");
