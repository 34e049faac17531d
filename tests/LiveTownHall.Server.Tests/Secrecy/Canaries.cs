using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>Words that stand for what somebody wrote, each of them once in the world, with the one attendee who may always read it.</summary>
internal sealed partial class Canaries
{
    private readonly ConcurrentDictionary<string, int?> _owners = new();
    private int _count;

    /// <param name="owner">Number of an attendee; null for what is the desk's alone until it is published.</param>
    public string Make(int? owner)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"canary{Interlocked.Increment(ref _count):000000}");
        _owners[word] = owner;
        return word;
    }

    public IEnumerable<string> All => _owners.Keys;

    public int? OwnerOf(string word) => _owners[word];

    public static HashSet<string> In(byte[] heard) => In(Encoding.UTF8.GetString(heard));

    public static HashSet<string> In(string text) => [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex("canary[0-9]{6}", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
