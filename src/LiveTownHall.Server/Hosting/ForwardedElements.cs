using System.Text;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Hosting;

/// <summary>
/// Says <c>Forwarded</c> (RFC 7239) in the words of <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c>, which are believed or not by whom they come from. Where
/// both are there <c>X-Forwarded-For</c> counts, so a proxy that writes <c>Forwarded</c> must take away what a client wrote in the other.
/// </summary>
internal sealed class ForwardedElements(RequestDelegate next)
{
    private const string Named = "Forwarded";

    private static readonly (string Parameter, string Header)[] Same = [("for", "X-Forwarded-For"), ("proto", "X-Forwarded-Proto"), ("host", "X-Forwarded-Host")];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TryGetValue(Named, out var forwarded) && StringValues.IsNullOrEmpty(headers["X-Forwarded-For"]))
            Say(headers, Elements(forwarded));
        return next(context);
    }

    /// <returns>The parameters of each element, first the one that is farthest away; none where it can't be read.</returns>
    public static List<Dictionary<string, string>> Elements(StringValues forwarded)
    {
        var elements = new List<Dictionary<string, string>>();
        foreach (var element in Split(forwarded.ToString(), ','))
        {
            var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var pair in Split(element, ';'))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals < 1 || !parameters.TryAdd(pair[..equals].Trim(), Unquote(pair[(equals + 1)..].Trim())))
                    return [];
            }

            elements.Add(parameters);
        }

        return elements;
    }

    /// <summary>Each element has a place in each list, so that they stay beside each other; a name that is hidden is no address and ends the way back.</summary>
    private static void Say(IHeaderDictionary headers, List<Dictionary<string, string>> elements)
    {
        foreach (var (parameter, header) in Same)
        {
            headers.Remove(header);
            if (elements.Count > 0 && elements.TrueForAll(element => element.TryGetValue(parameter, out var value) && !value.Contains(',', StringComparison.Ordinal)))
                headers[header] = string.Join(", ", elements.Select(element => element[parameter]));
            else if (parameter == "for")
                break;
        }
    }

    /// <summary>What stands between separators, but not between those within quotes; empty parts are left out.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (isQuoted && text[i] == '\\' && i + 1 < text.Length)
            {
                part.Append(text[i++]);
            }
            else if (!isQuoted && text[i] == separator)
            {
                if (!string.IsNullOrWhiteSpace(part.ToString()))
                    yield return part.ToString();
                part.Clear();
                continue;
            }

            part.Append(text[i]);
        }

        if (!string.IsNullOrWhiteSpace(part.ToString()))
            yield return part.ToString();
    }

    private static string Unquote(string value)
    {
        if (value is not ['"', .. var inner, '"'])
            return value;
        var text = new StringBuilder();
        for (var i = 0; i < inner.Length; i++)
            text.Append(inner[i] == '\\' && i + 1 < inner.Length ? inner[++i] : inner[i]);
        return text.ToString();
    }
}
