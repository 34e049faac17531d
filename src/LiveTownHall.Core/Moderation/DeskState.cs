using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Moderation;

/// <summary>The desk of a hall as of one position. Immutable.</summary>
public sealed record DeskState
{
    public const int MostIncidents = 1_000;
    public const int MostClaims = 50_000;

    /// <summary>Handle to why. By handle, since one that is muted, or unmuted, must tell nothing of another one of the same person.</summary>
    public ImmutableSortedDictionary<string, Mute> Muted { get; init; } = ImmutableSortedDictionary.Create<string, Mute>(StringComparer.Ordinal);

    /// <summary>Person to the number of their handles that are muted.</summary>
    internal ImmutableSortedDictionary<string, int> MutedPeople { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>The hall's claim library, by id.</summary>
    public ImmutableSortedDictionary<string, ClaimReview> Claims { get; init; } = ImmutableSortedDictionary.Create<string, ClaimReview>(StringComparer.Ordinal);

    /// <summary>Whether the desk muted this person, under whichever handle it knows them by.</summary>
    public bool IsMuted(string person) => MutedPeople.ContainsKey(person);
}

/// <summary>Why somebody may not ask, edit or flag, see <see cref="DeskState.IsMuted"/>.</summary>
/// <param name="Person">Whose handle it is; not for the desk's eyes.</param>
public sealed record Mute(string Handle, string Person, string Reason, string By, long At);

/// <summary>A claim that was fact-checked, after schema.org/ClaimReview.</summary>
/// <param name="ReviewDate">A day as <c>yyyy-MM-dd</c>.</param>
/// <param name="Language">BCP 47.</param>
public sealed record ClaimReview(
    string Id,
    string Claim,
    string Rating,
    string Publisher,
    string Url,
    string? ReviewDate = null,
    string? Language = null,
    string? Title = null);

internal static class DeskRules
{
    public static Step Apply(HallState state, AttendeeMuted fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.IsNobody(fact.Handle))
            return new(state, Ruling.NotFound);
        if (state.Desk.Muted.ContainsKey(fact.Handle))
            return new(state, Ruling.Unchanged);
        var mute = new Mute(fact.Handle, state.Questions.PersonOf(fact.Handle), fact.Reason, fact.By!.Id, time);
        return new(state with { Desk = With(state.Desk, state.Desk.Muted.Add(mute.Handle, mute), mute.Person, +1) }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, AttendeeUnmuted fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        return state.Desk.Muted.TryGetValue(fact.Handle, out var mute)
            ? new(state with { Desk = With(state.Desk, state.Desk.Muted.Remove(mute.Handle), mute.Person, -1) }, Ruling.Accepted)
            : new(state, Ruling.Unchanged);
    }

    public static Step Apply(HallState state, ClaimsImported fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        var claims = state.Desk.Claims;
        foreach (var claim in fact.Claims)
            claims = claims.SetItem(claim.Id, claim);
        if (claims.Count > DeskState.MostClaims)
            return new(state, Ruling.LimitReached);
        return ReferenceEquals(claims, state.Desk.Claims)
            ? new(state, Ruling.Unchanged)
            : new(state with { Desk = state.Desk with { Claims = claims } }, Ruling.Accepted);
    }

    private static DeskState With(DeskState desk, ImmutableSortedDictionary<string, Mute> muted, string person, int change)
    {
        var handles = desk.MutedPeople.GetValueOrDefault(person) + change;
        return desk with { Muted = muted, MutedPeople = handles == 0 ? desk.MutedPeople.Remove(person) : desk.MutedPeople.SetItem(person, handles) };
    }
}
