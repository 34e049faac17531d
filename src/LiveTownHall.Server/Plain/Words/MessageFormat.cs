using System.Globalization;
using System.Text;

namespace LiveTownHall.Server.Plain.Words;

/// <summary>The part of ICU message syntax that the catalogues use: <c>{name}</c>, <c>{name, plural, =0 {...} one {...} other {...}}</c> and <c>#</c>, nested at will.</summary>
internal static class MessageFormat
{
    /// <exception cref="FormatException">The message is not of this syntax, or an argument is missing.</exception>
    public static string Format(string message, string language, IReadOnlyDictionary<string, object> arguments)
    {
        var text = new StringBuilder(message.Length + 16);
        Write(text, message, language, arguments, null);
        return text.ToString();
    }

    public static string Number(double value, string language)
        => value.ToString(value == Math.Truncate(value) && Math.Abs(value) < 1e15 ? "N0" : "#,0.######", CultureOf(language));

    private static void Write(StringBuilder text, ReadOnlySpan<char> message, string language, IReadOnlyDictionary<string, object> arguments, string? number)
    {
        while (!message.IsEmpty)
        {
            var next = message.IndexOfAny('{', '#');
            if (next < 0)
            {
                text.Append(message);
                return;
            }

            text.Append(message[..next]);
            if (message[next] == '#')
            {
                text.Append(number ?? "#");
                message = message[(next + 1)..];
                continue;
            }

            var end = next + Close(message[next..]);
            WriteArgument(text, message[(next + 1)..end], language, arguments);
            message = message[(end + 1)..];
        }
    }

    private static void WriteArgument(StringBuilder text, ReadOnlySpan<char> inside, string language, IReadOnlyDictionary<string, object> arguments)
    {
        var comma = inside.IndexOf(',');
        var name = (comma < 0 ? inside : inside[..comma]).Trim().ToString();
        if (!arguments.TryGetValue(name, out var value))
            throw new FormatException($"The message needs the argument {name}.");
        if (comma < 0)
        {
            text.Append(value is string words ? words : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture), language));
            return;
        }

        var cases = inside[(comma + 1)..].TrimStart();
        if (!cases.StartsWith("plural,", StringComparison.Ordinal))
            throw new FormatException("Only plurals are known.");
        var n = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        Write(text, Choose(cases["plural,".Length..], language, n), language, arguments, Number(n, language));
    }

    private static ReadOnlySpan<char> Choose(ReadOnlySpan<char> cases, string language, long n)
    {
        var category = PluralRules.Of(language, n);
        ReadOnlySpan<char> chosen = default;
        ReadOnlySpan<char> other = default;
        for (cases = cases.Trim(); !cases.IsEmpty; cases = cases.TrimStart())
        {
            var open = cases.IndexOf('{');
            if (open < 0)
                throw new FormatException("A case of a plural has no text.");
            var end = open + Close(cases[open..]);
            var name = cases[..open].Trim();
            var body = cases[(open + 1)..end];
            if (name.StartsWith("=") && long.Parse(name[1..], CultureInfo.InvariantCulture) == n)
                return body;
            if (name.SequenceEqual(category))
                chosen = body;
            if (name is "other")
                other = body;
            cases = cases[(end + 1)..];
        }

        return chosen.IsEmpty ? other : chosen;
    }

    /// <summary>Where the brace that the text starts with is closed.</summary>
    private static int Close(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i;
        }

        throw new FormatException("A brace is not closed.");
    }

    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
