using System.Globalization;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Server.Moderation;

/// <summary>Claims as they are imported and matched, and as a hall's journal keeps them.</summary>
internal static class LibraryClaims
{
    public static ClaimReview Stored(Claim claim)
        => new(claim.Id, claim.Text, claim.Rating, claim.Publisher, claim.Url, claim.ReviewDate?.ToString("O", CultureInfo.InvariantCulture), claim.Language, claim.Title);

    public static Claim Read(ClaimReview stored) => new(
        stored.Id,
        stored.Claim,
        stored.Rating,
        stored.Publisher,
        stored.Url,
        DateOnly.TryParse(stored.ReviewDate, CultureInfo.InvariantCulture, out var day) ? day : null,
        stored.Language ?? "und",
        stored.Title);
}
