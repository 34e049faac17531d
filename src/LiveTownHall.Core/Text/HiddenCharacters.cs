namespace LiveTownHall.Core.Text;

/// <summary>
/// Code points that show nothing or make text lie about its own order. An explicit list rather than a general category,
/// so that a runtime with newer Unicode tables cleans exactly as this one does.
/// Source: Unicode 16 Default_Ignorable_Code_Point, Unicode TR 36 (visual security) and TR 51 (emoji sequences).
/// </summary>
internal static class HiddenCharacters
{
    public const int ZeroWidthNonJoiner = 0x200C;
    public const int ZeroWidthJoiner = 0x200D;

    /// <summary>Never kept, wherever it stands. Tab and line ends are not in it.</summary>
    public static bool IsNoise(int c) => c switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0xAD or 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x3164 or 0xFFA0 or 0xFEFF => true,
        0x200B or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => true,
        (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFFF0 and <= 0xFFFB) => true,
        >= 0x1BCA0 and <= 0x1BCA3 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        0xE0001 or (>= 0xE0080 and <= 0xE00FF) or (>= 0xE01F0 and <= 0xE0FFF) => true,
        _ => (c & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Left-to-right, right-to-left and Arabic letter mark: needed in mixed text, invisible themselves.</summary>
    public static bool IsDirectionMark(int c) => c is 0x200E or 0x200F or 0x61C;

    public static bool IsJoiner(int c) => c is ZeroWidthJoiner or ZeroWidthNonJoiner;

    public static bool IsVariationSelector(int c) => c is (>= 0xFE00 and <= 0xFE0F) or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Letters of flags such as Scotland's; they follow a black flag and end with <see cref="FlagTagEnd"/>.</summary>
    public static bool IsFlagTag(int c) => c is >= 0xE0020 and <= 0xE007F;

    public const int FlagTagEnd = 0xE007F;

    public const int FlagBase = 0x1F3F4;

    /// <summary>Blocks with the pictures that emoji sequences are joined from, their skin tones and their presentation selector.</summary>
    public static bool IsPictograph(int c)
        => c is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x23FF) or (>= 0x2B00 and <= 0x2BFF);

    /// <summary>Scripts whose spelling uses joiners: Arabic, Syriac, N'Ko and Mandaic, the Brahmic family, Mongolian.</summary>
    public static bool UsesJoiners(int c) => c switch
    {
        >= 0x600 and <= 0x8FF => true,
        >= 0x900 and <= 0xDFF => true,
        >= 0xF00 and <= 0x109F => true,
        >= 0x1700 and <= 0x18AF => true,
        >= 0x1900 and <= 0x1CFF => true,
        >= 0xA800 and <= 0xABFF => true,
        >= 0xFB50 and <= 0xFDCF or (>= 0xFDF0 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) => true,
        >= 0x10A00 and <= 0x10FFF => true,
        >= 0x11000 and <= 0x11FFF => true,
        >= 0x1E900 and <= 0x1EEFF => true,
        _ => false,
    };

    /// <summary>Drawn as empty space by common fonts though it is no white space.</summary>
    public static bool IsBlankSymbol(int c) => c == 0x2800;
}
