using System.Text.Json;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace LiveTownHall.Server.Api;

/// <summary>Reads a request's JSON and says where it is wrong.</summary>
internal static class JsonBody
{
    public const int Largest = 1024 * 1024;

    /// <summary>For bodies of a few short fields.</summary>
    public const int Small = 4 * 1024;

    /// <param name="most">Bytes that are read at most, also where the request does not say how long it is.</param>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, int most = Largest)
        where T : class
    {
        if (request.ContentLength > most)
            return (null, TooLarge(most));
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, WireJson.Options, request.HttpContext.RequestAborted);
            return body is null
                ? (null, Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "The body must be a JSON object."))
                : (body, null);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" at line {line + 1}, character {e.BytePositionInLine + 1}" : "";
            var field = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "The body" : e.Path.TrimStart('$', '.');
            return (null, Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, $"{field}: is not the JSON expected here{place}."));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(most));
        }
        catch (IOException)
        {
            // Cut off, or in chunks that are none or too large to be counted.
            return (null, Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "The body can't be read."));
        }
    }

    private static IResult TooLarge(int most) => Problems.Of(StatusCodes.Status413PayloadTooLarge, RefusalCodes.TooLong, $"The body is larger than {most / 1024} KB.");
}
