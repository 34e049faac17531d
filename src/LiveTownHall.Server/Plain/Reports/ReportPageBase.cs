using System.Globalization;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Plain.Pages;

namespace LiveTownHall.Server.Plain.Reports;

/// <summary>What the components of a report are made of.</summary>
public abstract class ReportPageBase : PageBase
{
    private protected ReportModel Reading => (ReportModel)Page;

    private protected ReportDocument Document => Reading.Document;

    /// <summary>A day in the reader's language. All times of a report are UTC: it is read in many places.</summary>
    private protected string Day(DateTimeOffset at) => at.UtcDateTime.ToString("D", CultureInfo.GetCultureInfo(Model.Words.Language));

    private protected string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("g", CultureInfo.GetCultureInfo(Model.Words.Language)) + " UTC";
}
