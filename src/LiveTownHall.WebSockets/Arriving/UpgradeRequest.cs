using System.Text;

namespace LiveTownHall.WebSockets;

/// <summary>A request for the WebSocket of a hub, as plain as every client sends it (RFC 6455, section 4.1; RFC 9112).</summary>
/// <remarks>What is unusual in any way is not refused here but not understood, and goes on to the server's own HTTP, which answers it.</remarks>
public readonly record struct UpgradeRequest(string Ticket, string Key, string Host, string? Origin)
{
    /// <summary>What a proxy says of whom it speaks for (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>), to be believed or not; null where nothing was said.</summary>
    internal Sender? Forwarded { get; init; }

    private const int KeyLength = 24;

    /// <summary>Headers that say that something other than the client, or other than a socket, is meant.</summary>
    private static readonly string[] Unusual = ["Authorization", "Content-Length", "Transfer-Encoding", "Expect", "Forwarded"];

    /// <param name="head">From the first byte to the empty line, which is included.</param>
    /// <param name="target">Path and query up to the ticket.</param>
    internal static UpgradeRequest? Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> target)
    {
        if (HasOddBytes(head))
            return null;
        var end = head.IndexOf("\r\n"u8);
        var line = head[..end];
        if (!line.StartsWith("GET "u8) || !line[4..].StartsWith(target) || !line.EndsWith(" HTTP/1.1"u8))
            return null;
        var ticket = line[(4 + target.Length)..^" HTTP/1.1".Length];
        if (ticket.IsEmpty || !IsToken(ticket))
            return null;
        var headers = new Headers();
        for (head = head[(end + 2)..]; !head.StartsWith("\r\n"u8); head = head[(end + 2)..])
        {
            end = head.IndexOf("\r\n"u8);
            var colon = head[..end].IndexOf((byte)':');
            if (colon <= 0 || !IsToken(head[..colon]) || !headers.Take(Encoding.ASCII.GetString(head[..colon]), head[(colon + 1)..end]))
                return null;
        }

        return headers.IsComplete ? new UpgradeRequest(Encoding.ASCII.GetString(ticket), headers.Key!, headers.Host!, headers.Origin) { Forwarded = headers.Sender } : null;
    }

    private static bool HasOddBytes(ReadOnlySpan<byte> head)
    {
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == '\r' && i + 1 < head.Length && head[i + 1] == '\n')
                i++;
            else if (head[i] is < (byte)' ' or > (byte)'~')
                return true;
        }

        return false;
    }

    private static bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_' or (byte)'.'))
                return false;
        }

        return true;
    }

    private ref struct Headers
    {
        private bool _upgrade;
        private bool _connection;
        private bool _version;
        private string? _for;
        private string? _proto;
        private string? _host;

        public string? Key { get; private set; }

        public string? Host { get; private set; }

        public string? Origin { get; private set; }

        /// <summary>One word in each, so one proxy: who comes by more of them is understood by HTTP.</summary>
        public readonly Sender? Sender => _for is null && _proto is null && _host is null ? null : new Sender(_for, _host);

        public readonly bool IsComplete => _upgrade && _connection && _version && Key is not null && Host is not null;

        /// <returns>False where it is not for the front door to say what this means.</returns>
        public bool Take(string name, ReadOnlySpan<byte> value)
        {
            if (Unusual.Contains(name, StringComparer.OrdinalIgnoreCase))
                return false;
            var text = Encoding.ASCII.GetString(value).Trim(' ');
            if (Is(name, "Upgrade"))
                return Once(ref _upgrade, Is(text, "websocket"));
            if (Is(name, "Connection"))
                return Once(ref _connection, text.Split(',').Any(part => Is(part.Trim(' '), "Upgrade")));
            if (Is(name, "Sec-WebSocket-Version"))
                return Once(ref _version, text == "13");
            if (Is(name, "Sec-WebSocket-Key"))
                return Key is null && (Key = text).Length == KeyLength && Convert.TryFromBase64String(text, stackalloc byte[KeyLength], out var bytes) && bytes == 16;
            if (Is(name, "Host"))
                return Host is null && (Host = text).Length > 0 && IsHost(text);
            if (Is(name, "Origin"))
                return Origin is null && (Origin = text).Length > 0;
            if (Is(name, "X-Forwarded-For"))
                return _for is null && !(_for = text).Contains(',', StringComparison.Ordinal);
            if (Is(name, "X-Forwarded-Proto"))
                return _proto is null && (_proto = text) is "http" or "https";
            if (Is(name, "X-Forwarded-Host"))
                return _host is null && (_host = text).Length > 0 && IsHost(text);
            return true;
        }

        private static bool IsHost(string text)
            => Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.AbsolutePath == "/" && uri.Query.Length == 0;

        private static bool Is(string text, string expected) => text.Equals(expected, StringComparison.OrdinalIgnoreCase);

        private static bool Once(ref bool seen, bool good)
        {
            if (seen)
                return false;
            return seen = good;
        }
    }
}

/// <param name="For">Where the client comes from.</param>
/// <param name="Host">What the client asked for.</param>
internal readonly record struct Sender(string? For, string? Host);
