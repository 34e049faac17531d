namespace LiveTownHall.Text.Duplicates;

/// <summary>The same text from several people within minutes: one card on the desk instead of many.</summary>
/// <param name="Key">Names the text without telling it; the same on every node.</param>
/// <param name="Items">Ids of the questions in order of arrival, the latest last; of a long burst the newest 200.</param>
/// <param name="People">Distinct authors within the window.</param>
/// <param name="IsNew">True for the arrival that made it a burst.</param>
public sealed record TextBurst(string Key, IReadOnlyList<string> Items, int People, bool IsNew);
