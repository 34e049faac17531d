namespace LiveTownHall.Evaluations.Data;

/// <summary>LDNOOBW: coarse words by language, one term a line.</summary>
public static class CoarseWords
{
    public static IEnumerable<(string Language, IReadOnlyList<string> Terms)> Read(string data)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "ldnoobw")).Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileName(file);
            if (language.Length is 2 or 3)
                yield return (language, [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)]);
        }
    }
}
