using System.Text.RegularExpressions;

namespace LiveTownHall.Server.Plain;

/// <summary>The plain page's stylesheet: the colours and sizes of the web client, written so that old browsers understand them, and what is made of them.</summary>
internal static partial class Stylesheet
{
    private static readonly Lazy<byte[]> Bytes = new(Make);

    public static IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Bytes.Value, "text/css; charset=utf-8");
    }

    /// <summary><c>light-dark()</c> is younger than the phones this page is for, so each theme is a block of its own.</summary>
    private static byte[] Make()
    {
        var tokens = Root().Match(Read("tokens.css")).Value;
        var light = Pair().Replace(tokens, "$1");
        var dark = Pair().Replace(tokens, "$2");
        return System.Text.Encoding.UTF8.GetBytes($"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n{Read("plain.css")}");
    }

    private static string Read(string name)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream($"plain/{name}") ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"light-dark\(([^,()]+), ([^()]+)\)")]
    private static partial Regex Pair();
}
