using System.Text.RegularExpressions;

namespace LiveTownHall.Server.Plain;

/// <summary>
/// A hall's own colour for pages without scripts: held at a lightness that keeps what is written in it readable, as in the web client. Older browsers keep the
/// house colour.
/// </summary>
internal static partial class HallColour
{
    /// <summary>Path of the style sheet for a colour such as <c>#14566b</c>; null without a usable one.</summary>
    public static string? PathOf(string? colour) => colour is { Length: 7 } && colour[0] == '#' && Hex().IsMatch(colour[1..]) ? $"/colour.css?of={colour[1..]}" : null;

    public static IResult Answer(HttpContext context)
    {
        var colour = context.Request.Query["of"].ToString();
        if (!Hex().IsMatch(colour))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(Sheet(colour), "text/css; charset=utf-8");
    }

    private static string Sheet(string colour) => $$"""
        @supports (color: oklch(from red l c h)) {
          :root {
            --hall: #{{colour}};
            --accent: oklch(from var(--hall) clamp(0.3, l, 0.45) min(c, 0.16) h);
            --bar: oklch(from var(--hall) 0.77 min(c, 0.08) h);
            --bar-lead: oklch(from var(--hall) 0.56 min(c, 0.12) h);
          }
          @media (prefers-color-scheme: dark) {
            :root {
              --accent: oklch(from var(--hall) clamp(0.8, l, 0.88) min(c, 0.11) h);
              --bar: oklch(from var(--hall) 0.46 min(c, 0.07) h);
              --bar-lead: oklch(from var(--hall) 0.66 min(c, 0.1) h);
            }
          }
          body > header {
            padding-top: var(--space-4);
            border-top: 0.5rem solid var(--bar-lead);
          }
        }
        """;

    [GeneratedRegex("^[0-9a-fA-F]{6}$")]
    private static partial Regex Hex();
}
