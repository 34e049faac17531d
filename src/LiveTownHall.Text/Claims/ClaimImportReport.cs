namespace LiveTownHall.Text.Claims;

/// <summary>What became of every entry of an imported file: entries = claims + duplicates + refused.</summary>
/// <param name="Format">How the file was read; never <see cref="ClaimFormat.Detect"/>.</param>
/// <param name="Claims">In the order of the file, each id once.</param>
/// <param name="Duplicates">Entries that say what an earlier entry of the same file says.</param>
/// <param name="Refused">Entries that were not taken, each with its place.</param>
public sealed record ClaimImportReport(ClaimFormat Format, IReadOnlyList<Claim> Claims, int Duplicates, IReadOnlyList<ClaimRefusal> Refused);

/// <param name="Where">"line 7" of a CSV file, or the path of a JSON element such as "claims[3].claimReview[0]".</param>
/// <param name="Field">The field at fault, by its name in the file.</param>
/// <param name="Reason">A sentence for the moderator. Never quotes the file.</param>
public sealed record ClaimRefusal(string Where, string Field, string Reason);
