using System.Net;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Client.Http;

/// <summary>The server understood an HTTP call and refused it; nothing changed.</summary>
/// <remarks>Over the hubs a refusal is an <see cref="Outcome"/>. Here it is an exception because there is no answer to hand back.</remarks>
public sealed class RefusedException(HttpStatusCode status, Refusal refusal, TimeSpan? retryAfter = null)
    : Exception($"{refusal.Code}: {refusal.Message}")
{
    public HttpStatusCode Status => status;

    /// <summary>One of <see cref="RefusalCodes"/>, for programs.</summary>
    public string Code => refusal.Code;

    public Refusal Refusal => refusal;

    /// <summary>When the server asked not to be called before.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Whether the same call may succeed later (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4).</summary>
    public bool IsTransient => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
