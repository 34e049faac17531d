using System.Globalization;
using System.Text.RegularExpressions;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Text.Claims;

/// <summary>Turns drafts into claims, or says what is wrong with the first field that is.</summary>
public sealed partial class ClaimChecks(ClaimImportLimits limits, string defaultLanguage)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:ss"];

    public Claim? Check(ClaimDraft draft, out ClaimRefusal? refusal)
    {
        refusal = null;
        var (names, faults) = (draft.Names, new List<ClaimRefusal>(1));

        var text = Cleaned(draft.Text, names.Text, limits.Text);
        var rating = Cleaned(draft.Rating, names.Rating, limits.Rating);
        var url = Address(draft.Url);
        var publisher = Cleaned(string.IsNullOrWhiteSpace(draft.Publisher) && url is not null ? new Uri(url).Host : draft.Publisher, names.Publisher, limits.Publisher);
        var title = string.IsNullOrWhiteSpace(draft.Title) ? null : Cleaned(draft.Title, names.Title, limits.Title);
        var date = Date(draft.ReviewDate);
        var language = Language(draft.Language);
        if (faults.Count == 0)
            return new Claim(Claim.IdOf(url!, text!), text!, rating!, publisher!, url!, date, language!, title);

        refusal = faults[0];
        return null;

        string? Cleaned(string? raw, string field, int most)
        {
            switch (PlainText.Clean(raw, most, multiline: false, out var cleaned, out _))
            {
                case CleanOutcome.Ok: return cleaned;
                case CleanOutcome.TooLong: return Fault(field, $"is longer than {most} characters");
                case CleanOutcome.Invalid: return Fault(field, "has nothing in it that can be seen");
                default: return Fault(field, "is missing");
            }
        }

        string? Address(string? raw)
        {
            raw = raw?.Trim();
            if (string.IsNullOrEmpty(raw))
                return Fault(names.Url, "is missing");
            if (raw.Length > limits.Url)
                return Fault(names.Url, $"is longer than {limits.Url} characters");
            if (!Uri.TryCreate(raw, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
                return Fault(names.Url, "is not an http or https address");
            return address.UserInfo.Length > 0 || address.Host.Length == 0 ? Fault(names.Url, "must name a host and no user") : address.AbsoluteUri;
        }

        DateOnly? Date(string? raw)
        {
            raw = raw?.Trim();
            if (string.IsNullOrEmpty(raw))
                return null;
            if (DateTimeOffset.TryParseExact(raw, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return DateOnly.FromDateTime(at.DateTime);
            Fault(names.ReviewDate, "is not a date such as 2026-03-01");
            return null;
        }

        string? Language(string? raw)
        {
            raw = raw?.Trim();
            if (string.IsNullOrEmpty(raw))
                return defaultLanguage;
            return raw.Length <= 35 && LanguageTag().IsMatch(raw) ? raw : Fault(names.Language, "is not a language tag such as en or pt-BR");
        }

        string? Fault(string field, string reason)
        {
            faults.Add(new ClaimRefusal(draft.Where, field, $"{field} {reason}."));
            return null;
        }
    }

    // The shape of BCP 47, not its registry.
    [GeneratedRegex("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
