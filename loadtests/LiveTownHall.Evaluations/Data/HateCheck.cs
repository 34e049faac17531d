namespace LiveTownHall.Evaluations.Data;

/// <summary>HateCheck's functional cases (Röttger et al., ACL 2021).</summary>
/// <param name="Functionality">What the case tests; "_h" at its end means hateful, "_nh" not.</param>
public sealed record HateCheck(string Functionality, string Text, bool IsHateful)
{
    public static IReadOnlyList<HateCheck> Read(string data)
        => [.. Rows.Read(Path.Combine(data, "hatecheck", "cases.csv")).Select(row => new HateCheck(row[0], row[2], row[3] == "hateful"))];
}
