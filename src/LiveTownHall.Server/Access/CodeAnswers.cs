using System.Net;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Access;

/// <summary>
/// Answers codes that were typed. A right one is answered at once, whatever else comes from its network; wrong ones have a budget of their own, past which they are answered
/// late.
/// </summary>
internal sealed class CodeAnswers(JoinCodes codes, AddressLimits limits)
{
    /// <returns>The hall of the code, or null; then whether it was not even looked for, because too many came from there.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async Task<(string? HallId, bool TooFast)> AnswerAsync(HttpContext context, string typed)
    {
        var address = context.Connection.RemoteIpAddress;
        if (codes.Known(typed) is { } known)
            return limits.TryFind(address, FirstRequests.IsFirst(context)) ? (known, false) : (null, true);
        return await AnswerAsync(address, () => codes.FindAsync(typed, context.RequestAborted).AsTask(), context.RequestAborted);
    }

    /// <param name="address">Whence the code came.</param>
    /// <param name="look">Looks into the store.</param>
    /// <param name="cancellation">Ends the wait for a late answer.</param>
    internal async Task<(string? HallId, bool TooFast)> AnswerAsync(IPAddress? address, Func<Task<string?>> look, CancellationToken cancellation)
    {
        if (!limits.TryLookIntoStore(address))
            return (null, true);
        if (await look() is { } found)
            return (found, false);
        return (null, !await limits.BeWrongAsync(address, cancellation));
    }
}
