using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Moderation;

/// <summary>The desk of a hall as of one position. Immutable.</summary>
public sealed record DeskState
{
    public const int MostIncidents = 1_000;
    public const int MostClaims = 50_000;

    /// <summary>Person to why.</summary>
    public ImmutableSortedDictionary<string, Mute> Muted { get; init; } = ImmutableSortedDictionary.Create<string, Mute>(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>The hall's claim library, by id.</summary>
    public ImmutableSortedDictionary<string, ClaimReview> Claims { get; init; } = ImmutableSortedDictionary.Create<string, ClaimReview>(StringComparer.Ordinal);

    public bool IsMuted(string person) => Muted.ContainsKey(person);
}

/// <param name="Handle">The one it was done under: a person muted without a name is not shown muted under it.</param>
public sealed record Mute(string Handle, string Reason, string By, long At);

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
        if (!Staff.IsDesk(fact.By)) return new(state, Ruling.Forbidden);
        var person = state.Questions.PersonOf(fact.Handle);
        if (state.Desk.IsMuted(person)) return new(state, Ruling.Unchanged);
        var muted = state.Desk.Muted.Add(person, new Mute(fact.Handle, fact.Reason, fact.By!.Id, time));
        return new(state with { Desk = state.Desk with { Muted = muted } }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, AttendeeUnmuted fact)
    {
        if (!Staff.IsDesk(fact.By)) return new(state, Ruling.Forbidden);
        var person = state.Questions.PersonOf(fact.Handle);
        if (!state.Desk.IsMuted(person)) return new(state, Ruling.Unchanged);
        return new(state with { Desk = state.Desk with { Muted = state.Desk.Muted.Remove(person) } }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, ClaimsImported fact)
    {
        if (!Staff.IsDesk(fact.By)) return new(state, Ruling.Forbidden);
        var claims = state.Desk.Claims;
        foreach (var claim in fact.Claims) claims = claims.SetItem(claim.Id, claim);
        if (claims.Count > DeskState.MostClaims) return new(state, Ruling.LimitReached);
        return ReferenceEquals(claims, state.Desk.Claims)
            ? new(state, Ruling.Unchanged)
            : new(state with { Desk = state.Desk with { Claims = claims } }, Ruling.Accepted);
    }
}
