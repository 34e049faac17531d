namespace LiveTownHall.Text.Tests.Rig;

/// <summary>Text that nobody writes in good faith. None of it may make anything throw or take long.</summary>
public static class HostileText
{
    public static TheoryData<string?> All
    => [
        (string?)null,
        string.Empty,
        "   \n\t ",
        "\uD83D",
        "a\uDC00b\uD800 c",
        new string('a', 100_000),
        string.Concat(Enumerable.Repeat("a b ", 25_000)),
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i} ")),
        "z" + new string('\u0301', 50_000),
        string.Concat(Enumerable.Repeat("\u202E\u200B*@", 10_000)),
        string.Concat(Enumerable.Repeat("😀", 20_000)),
        new string('*', 5_000) + "a" + new string('*', 5_000),
        "\"" + new string('"', 9_999),
        "AND OR NOT +(-\"*?~^:\\/[] {} TO && || !",
        "=HYPERLINK(\"http://x\")",
        "<script>alert(1)</script>",
    ];
}
