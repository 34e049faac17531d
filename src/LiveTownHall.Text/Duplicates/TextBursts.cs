using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Text.Matching;

namespace LiveTownHall.Text.Duplicates;

/// <summary>
/// Notices when the same text, however it is decorated (case, width, accents, punctuation, white space, addresses), comes from at least four people within
/// two minutes. Keeps hashes, author keys and ids, never a text, and of these a bounded number. May be called from any thread.
/// </summary>
public sealed class TextBursts(TimeProvider time)
{
    /// <summary>People that make a burst.</summary>
    public const int Least = 4;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private const int MostTexts = 20_000;
    private const int MostArrivals = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Text> _texts = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long At)> _order = new();

    /// <param name="author">The author's stable pseudonym in the hall.</param>
    /// <param name="item">Id of the question.</param>
    /// <returns>The burst this belongs to; null while too few people sent this text.</returns>
    public TextBurst? Observe(string author, string item, string? text)
    {
        if (KeyOf(text) is not { } key)
            return null;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Forget(now);
            if (!_texts.TryGetValue(key, out var said))
                _texts[key] = said = new Text();
            said.Arrivals.Enqueue((author, item, now));
            _order.Enqueue((key, now));
            if (said.Arrivals.Count > MostArrivals)
                said.Arrivals.Dequeue();

            var people = said.Arrivals.Select(arrival => arrival.Author).Distinct(StringComparer.Ordinal).Count();
            if (people < Least)
                return null;
            var isNew = !said.Burst;
            said.Burst = true;
            return new TextBurst(key, [.. said.Arrivals.Select(arrival => arrival.Item).Distinct(StringComparer.Ordinal)], people, isNew);
        }
    }

    /// <summary>The text's letters and digits, hashed: 64 bits as 16 hex digits. Null where there are none.</summary>
    public static string? KeyOf(string? text)
    {
        var letters = LetterStream.Of(PostText.Words(text));
        return letters.Length <= 2 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)).AsSpan(0, 8));
    }

    /// <summary>Takes out what has left the window; past the bound, the oldest as well.</summary>
    private void Forget(long now)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count >= MostTexts || time.GetElapsedTime(oldest.At, now) > Window))
        {
            _order.Dequeue();
            if (!_texts.TryGetValue(oldest.Key, out var said))
                continue;
            while (said.Arrivals.TryPeek(out var arrival) && arrival.At <= oldest.At)
                said.Arrivals.Dequeue();
            if (said.Arrivals.Count == 0)
                _texts.Remove(oldest.Key);
        }
    }

    private sealed class Text
    {
        public Queue<(string Author, string Item, long At)> Arrivals { get; } = new();

        public bool Burst { get; set; }
    }
}
