using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <summary>One person's admission on one connection, or for one visit: the fence that what they say there carries.</summary>
/// <remarks>
/// <para>
/// The fence is taken before anything is heard from them, and stays. It is not renewed behind their back: what lies unread on a connection that its phone has
/// left long ago would be taken for their newest word. Whoever is superseded, because they have spoken on another device meanwhile, is offered a new one with the
/// refusal; only an act that names it, and so was sent by somebody who heard the refusal, is taken under it.
/// </para>
/// <para>
/// A mark of which nobody knows what became may still land, under the same fence and behind whatever came after it. So something else about the same thing is taken only under a
/// greater one; the same word again does no harm.
/// </para>
/// <para>The acts of one connection come one after the other. Nothing here is for several threads.</para>
/// </remarks>
/// <param name="end">Ends the connection, for programs that do not know what an offer is: their next one is an admission of its own.</param>
internal sealed class Admission(Admissions admissions, TimeProvider time, Action end)
{
    /// <summary>What one waits for the store, and what an offer waits to be named before the connection is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whoever has more of them is better off with a new connection.</summary>
    private const int MostUnsettled = 100;

    private readonly bool _isOpen;
    private ulong _fence;
    private ulong _offered;
    private long _offeredAt;
    private List<Mark>? _unsettled;

    private Admission(Admissions admissions)
        : this(admissions, TimeProvider.System, static () => { })
        => _isOpen = true;

    /// <summary>For the voices of a show, each of which speaks in one place only: fence 0.</summary>
    public static Admission OfShow(HallSession session) => new(session.Admissions);

    /// <summary>For a visit without a connection, such as a form that is sent: admitted as it comes.</summary>
    /// <param name="speaks">False for one that only reads, which needs no number.</param>
    /// <returns>Its acts are busy where the store did not answer.</returns>
    public static async Task<Admission> OfVisitAsync(HallSession session, TimeProvider time, bool speaks, CancellationToken cancellation)
    {
        var admission = new Admission(session.Admissions, time, static () => { });
        if (speaks)
            await admission.BeginAsync(cancellation);
        return admission;
    }

    /// <summary>Takes the fence. Where the store is away the person is let in to read, and offered one with their first act.</summary>
    public async Task BeginAsync(CancellationToken cancellation) => _fence = await TakeAsync(cancellation) ?? 0;

    /// <summary>The fence of an act; null where there is none yet.</summary>
    /// <param name="named">The offer that the act names.</param>
    public ulong? FenceOf(long? named)
    {
        if (_offered > 0 && named == (long)_offered)
            (_fence, _offered, _unsettled) = (_offered, 0, null);
        return _fence > 0 || _isOpen ? _fence : null;
    }

    /// <summary>Says a mark that carries the fence of its act.</summary>
    public async ValueTask<(Settlement Settled, Outcome Outcome)> SayAsync(HallSession session, Mark mark, byte[]? key, CancellationToken cancellation)
    {
        if (_unsettled?.Exists(earlier => earlier.IsAboutTheSameAs(mark) && !earlier.SaysTheSameAs(mark)) is true)
            return (Settlement.Busy, await OfferAsync(Refusals.Busy, cancellation));
        var settled = await session.Submit(new MarkSubmission(mark, key));
        if (settled.IsUnknown && !_isOpen)
            Remember(mark);
        var outcome = settled.ToOutcome();
        return (settled, settled is { IsBusy: false, Ruling: Ruling.Superseded } ? await OfferAsync(outcome, cancellation) : outcome);
    }

    /// <summary>The refusal with an offer. What was offered and not heard of stays the offer.</summary>
    public async ValueTask<Outcome> OfferAsync(Outcome refusal, CancellationToken cancellation)
    {
        if (_offered > 0 && time.GetElapsedTime(_offeredAt) > Patience)
        {
            end();
        }
        else if (_offered == 0 && await TakeAsync(cancellation) is { } fence)
        {
            (_offered, _offeredAt) = (fence, time.GetTimestamp());
        }

        return _offered > 0 ? refusal with { Fence = (long)_offered } : refusal;
    }

    private void Remember(Mark mark)
    {
        _unsettled ??= [];
        if (!_unsettled.Exists(earlier => earlier.IsAboutTheSameAs(mark) && earlier.SaysTheSameAs(mark)))
            _unsettled.Add(mark);
        if (_unsettled.Count > MostUnsettled)
            end();
    }

    private async Task<ulong?> TakeAsync(CancellationToken cancellation)
    {
        try
        {
            return await admissions.TakeAsync().WaitAsync(Patience, time, cancellation);
        }
        catch (Exception away) when (away is JournalUnavailableException or TimeoutException)
        {
            return null;
        }
    }
}
