using System.Globalization;
using System.Text;
using CsCheck;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Core.Tests.Text;

public class PlainTextTests
{
    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> AnyUtf16 = Gen.Int[0, 0xFFFF].Select(unit => (char)unit).Array[0, 40].Select(units => new string(units));

    private static string[] Pieces
    => [
        "a", "é", "e\u0301", "\u0301", "\u0323", "\u20DD", "\u0345", " ", "\t", "\n", "\r\n", "\r", "\u2028", "\u0085", "\0", "\u001B", "\u007F", "\u202E", "\u202A",
        "\u2066", "\u2069", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u061C", "\u00AD", "\u034F", "\uFEFF", "\uFE0F", "\uFE00", "\u3164", "\u2800",
        "\uD800", "\uDC00", "\uFFFF", "क", "्", "ष", "ن", "می", "👩", "🏽", "❤", "🏴", "\U000E0067", "\U000E007F",
        "\U000E0100", "各", "ᄀ", "ᅡ", "ে", "া", "Ω", "σ", "ς", "ſ", "İ", "ı", "ß",
    ];

    [Fact]
    public void Cleaned_text_is_clean_whatever_went_in()
        => Gen.OneOf(Hostile, AnyUtf16).Select(Gen.Bool).Sample(
            (raw, multiline) =>
            {
                var outcome = PlainText.Clean(raw, 100, multiline, out var cleaned, out _);
                if (outcome != CleanOutcome.Ok)
                {
                    Assert.Equal("", cleaned);
                    return;
                }

                Assert.True(cleaned.IsNormalized(NormalizationForm.FormC));
                Assert.Equal(cleaned.Trim(), cleaned);
                Assert.DoesNotContain(cleaned.EnumerateRunes(), rune => rune.Value == 0xFFFD && !raw.Contains('\uFFFD', StringComparison.Ordinal));
                Assert.DoesNotContain(cleaned, c => char.IsControl(c) && !(multiline && c == '\n'));
                Assert.DoesNotContain(cleaned, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF');
                Assert.DoesNotContain("\n\n\n", cleaned, StringComparison.Ordinal);
                Assert.InRange(cleaned.EnumerateRunes().Count(), 1, 100);
                Assert.InRange(MostStackedMarks(cleaned), 0, 3);
            },
            iter: 50_000);

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
        => Gen.OneOf(Hostile, AnyUtf16).Select(Gen.Bool).Sample(
            (raw, multiline) =>
            {
                if (PlainText.Clean(raw, 100, multiline, out var once, out _) != CleanOutcome.Ok)
                    return;
                Assert.Equal(CleanOutcome.Ok, PlainText.Clean(once, 100, multiline, out var twice, out var stripped));
                Assert.Equal(once, twice);
                Assert.False(stripped);
            },
            iter: 50_000);

    [Theory]
    [InlineData("Wie viel kostet das?")]
    [InlineData("Pourquoi n’avons-nous pas de tramway à l’été ?")]
    [InlineData("می‌خواهم")]
    [InlineData("क्‍ष और क्‌ष")]
    [InlineData("ശ്രീ മല്‍")]
    [InlineData("👩‍👩‍👧‍👦 👩🏽‍⚕️ ❤️‍🔥 1️⃣ 🇰🇪 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    [InlineData("שָׁלוֹם עֲלֵיכֶם")]
    [InlineData("Tiếng Việt có dấu")]
    [InlineData("ภาษาไทยที่นี่")]
    [InlineData("مرحبا \u200Fabc\u200E 123")]
    public void What_people_write_stays_as_it_is(string text)
    {
        text = text.Normalize(NormalizationForm.FormC);
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean(text, 200, multiline: false, out var cleaned, out var stripped));
        Assert.Equal(text, cleaned);
        Assert.False(stripped);
    }

    [Theory]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u2067b\u2069", "ab")]
    [InlineData("pass\u200Bword", "password")]
    [InlineData("pass\u200Dword", "password")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("\uFEFFtext", "text")]
    [InlineData("a\0b\u001Bc", "abc")]
    [InlineData("z\u0300\u0301\u0302\u0303\u0304z", "z\u0300\u0301\u0302z")]
    [InlineData("a\uFE01\uFE02\uFE03b", "a\uFE01b")]
    [InlineData("a\U000E0041\U000E0042b", "ab")]
    [InlineData("\u200E\u200E\u200Ea", "\u200Ea")]
    public void What_hides_or_turns_text_is_taken_out_and_it_is_said(string raw, string expected)
    {
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean(raw, 200, multiline: false, out var cleaned, out var stripped));
        Assert.Equal(expected, cleaned);
        Assert.True(stripped);
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_taken_out()
    {
        // Not inline data: an attribute cannot hold them.
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean("\uDC00a\uD800b\uD83D", 200, multiline: false, out var cleaned, out var stripped));
        Assert.Equal("ab", cleaned);
        Assert.True(stripped);
    }

    [Theory]
    [InlineData("a\r\nb\rc\u2028d", true, "a\nb\nc\nd")]
    [InlineData("a\r\nb\tc", false, "a b c")]
    [InlineData("a\n\n\n\nb", true, "a\n\nb")]
    [InlineData("  e\u0301  ", false, "é")]
    public void White_space_is_made_plain_without_a_word(string raw, bool multiline, string expected)
    {
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean(raw, 200, multiline, out var cleaned, out var stripped));
        Assert.Equal(expected, cleaned);
        Assert.False(stripped);
    }

    [Theory]
    [InlineData(null, CleanOutcome.Empty)]
    [InlineData("", CleanOutcome.Empty)]
    [InlineData(" \n\t\u3000", CleanOutcome.Empty)]
    [InlineData("\u200B\u202E", CleanOutcome.Invalid)]
    [InlineData("\u2800\u3164", CleanOutcome.Invalid)]
    [InlineData("\u0301", CleanOutcome.Invalid)]
    [InlineData("\u200F", CleanOutcome.Invalid)]
    public void Text_that_shows_nothing_is_no_text(string? raw, CleanOutcome expected)
        => Assert.Equal(expected, PlainText.Clean(raw, 200, multiline: true, out _, out _));

    [Fact]
    public void Length_is_counted_in_characters_that_people_could_count_after_cleaning()
    {
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean(string.Concat(Enumerable.Repeat("😀", 10)), 10, false, out _, out _));
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean(string.Concat(Enumerable.Repeat("e\u0301", 10)), 10, false, out _, out _));
        Assert.Equal(CleanOutcome.Ok, PlainText.Clean("  " + new string('x', 10) + "\u200B", 10, false, out _, out _));
        Assert.Equal(CleanOutcome.TooLong, PlainText.Clean(new string('x', 11), 10, false, out _, out _));
        Assert.Equal(CleanOutcome.TooLong, PlainText.Clean(new string('\u0301', 1_000_000), 10, false, out _, out _));
    }

    [Fact]
    public void The_language_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            WordFolding.Fold("ISTANBUL", 40, out var folded);
            Assert.Equal("istanbul", folded);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Folding_twice_is_folding_once()
        => Hostile.Sample(
            raw =>
            {
                if (WordFolding.Fold(raw, 100, out var once) != CleanOutcome.Ok)
                    return;
                Assert.Equal(CleanOutcome.Ok, WordFolding.Fold(once, 100, out var twice));
                Assert.Equal(once, twice);
            },
            iter: 50_000);

    [Theory]
    [InlineData("ΔΡΌΜΟΣ", "δρόμος")]
    [InlineData("δρόμοσ", "δρόμος")]
    [InlineData("GRÜßE", "grüße")]
    [InlineData("A\tB", "a b")]
    [InlineData("Cafe\u0301", "café")]
    public void Spellings_of_one_word_fold_to_one(string written, string expected)
    {
        Assert.Equal(CleanOutcome.Ok, WordFolding.Fold(written, 40, out var folded));
        Assert.Equal(expected, folded);
    }

    [Fact]
    public void Accents_are_kept_apart()
    {
        WordFolding.Fold("résumé", 40, out var accented);
        WordFolding.Fold("resume", 40, out var plain);
        Assert.NotEqual(accented, plain);
    }

    private static int MostStackedMarks(string text)
    {
        var (most, marks) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var selector = rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x200C or 0x200D or (>= 0x180B and <= 0x180F);
            var mark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            marks = selector ? marks : mark ? marks + 1 : 0;
            most = Math.Max(most, marks);
        }

        return most;
    }
}
