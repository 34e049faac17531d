using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveTownHall.Server.Api;

/// <summary>What a page or a call answers that needed the store while it was away. Nothing is broken, so nothing is logged as if it were.</summary>
internal sealed class StoreAway(IStore store) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public const string Starting = "The server is starting and waits for its store. Try again in a few seconds.";
    public const string Away = "The store does not answer at the moment. Try again in a few seconds.";

    /// <summary>The refusal of whatever needs the store now.</summary>
    public static Refusal Of(IStore store) => store.Journal.Health == JournalHealth.Awaited
        ? new Refusal(RefusalCodes.NotReady, Starting)
        : new Refusal(RefusalCodes.Busy, Away);

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not JournalUnavailableException)
            return false;
        var refusal = Of(store);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            await Results.Text(refusal.Message, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        else
            await Problems.Of(StatusCodes.Status503ServiceUnavailable, refusal).ExecuteAsync(context);
        return true;
    }
}
