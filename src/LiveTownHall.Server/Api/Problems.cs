using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Api;

/// <summary>Refusals over HTTP: problem details (RFC 9457) with the same code and message as over the hubs.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string message) => Results.Problem(
        statusCode: status,
        title: code,
        detail: message,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["message"] = message });

    /// <summary>Gives what the framework refuses by itself a code of ours.</summary>
    public static void AddCode(ProblemDetailsContext context)
    {
        var code = context.ProblemDetails.Status switch
        {
            StatusCodes.Status401Unauthorized => RefusalCodes.InvalidTicket,
            StatusCodes.Status403Forbidden => RefusalCodes.Forbidden,
            StatusCodes.Status404NotFound => RefusalCodes.NotFound,
            StatusCodes.Status413PayloadTooLarge => RefusalCodes.TooLong,
            >= 500 => RefusalCodes.NotReady,
            _ => RefusalCodes.InvalidRequest,
        };
        context.ProblemDetails.Extensions.TryAdd("code", code);
        context.ProblemDetails.Extensions.TryAdd("message", context.ProblemDetails.Detail ?? context.ProblemDetails.Title);
        context.ProblemDetails.Extensions.Remove("traceId");
    }

    public static IResult Of(int status, Refusal refusal) => Of(status, refusal.Code, refusal.Message);

    public static IResult NoHall() => Of(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "There is no such hall here.");
}
