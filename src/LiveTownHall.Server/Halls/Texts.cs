using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Server.Halls;

/// <summary>Text that people sent, cleaned or refused.</summary>
internal static class Texts
{
    /// <returns>Null where the text is fine.</returns>
    public static Outcome? Check(string field, string? raw, int most, bool multiline, out string cleaned) => Check(field, raw, most, multiline, out cleaned, out _);

    /// <summary>Of a text as the journal holds it.</summary>
    public static int BytesOf(string? text) => text is null ? 0 : System.Text.Encoding.UTF8.GetByteCount(text);

    public static bool IsLanguage(string? tag) => string.IsNullOrEmpty(tag) || Languages.AreValid([tag]);

    /// <param name="stripped">True when characters that can't be seen were taken out.</param>
    /// <inheritdoc cref="Check(string, string?, int, bool, out string)"/>
    public static Outcome? Check(string field, string? raw, int most, bool multiline, out string cleaned, out bool stripped)
        => PlainText.Clean(raw, most, multiline, out cleaned, out stripped) switch
        {
            CleanOutcome.Ok => null,
            CleanOutcome.TooLong => Outcome.Refused(RefusalCodes.TooLong, $"{field}: is longer than {most} characters."),
            CleanOutcome.Empty => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: is empty."),
            _ => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: has nothing in it that can be seen."),
        };
}
