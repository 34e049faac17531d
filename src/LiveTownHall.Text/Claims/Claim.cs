using System.Security.Cryptography;
using System.Text;

namespace LiveTownHall.Text.Claims;

/// <summary>A claim that somebody has checked and published a verdict on. All texts are cleaned plain text.</summary>
/// <param name="Id">Same claim, same review, same id on every node: see <see cref="IdOf"/>.</param>
/// <param name="Text">What was claimed, at most 1,000 runes.</param>
/// <param name="Rating">The publisher's own words, such as "Mostly false"; at most 300 runes.</param>
/// <param name="Publisher">Who checked it.</param>
/// <param name="Url">The review, http or https.</param>
/// <param name="ReviewDate">Null where the publisher gives none.</param>
/// <param name="Language">BCP 47 tag of the claim's text; "und" where unknown.</param>
/// <param name="Title">The review's headline, where it has one; matched together with the text.</param>
public sealed record Claim(string Id, string Text, string Rating, string Publisher, string Url, DateOnly? ReviewDate, string Language, string? Title = null)
{
    /// <returns>The first 80 bits of SHA-256 over address and claim, as 20 hex digits.</returns>
    public static string IdOf(string url, string text)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url + "\n" + text)).AsSpan(0, 10));
}
