using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Plain.Words;
using Microsoft.AspNetCore.Components;

namespace LiveTownHall.Server.Plain.Pages;

/// <summary>What every page is made of.</summary>
/// <param name="Words">In the reader's language.</param>
/// <param name="FormToken">Hidden field of every form.</param>
/// <param name="Refused">The form that was refused and is shown again; null on a page that was asked for.</param>
internal record PageModel(Phrasebook Words, string FormToken, Refused? Refused)
{
    /// <summary>Path of the page, for the links to other languages; null where there is nothing to come back to.</summary>
    public string Path { get; init; } = "/p";

    public bool IsRefused(string form) => Refused?.Form == form;

    public string? Typed(string form, string field) => IsRefused(form) ? Refused!.Typed[field].ToString() : null;
}

/// <param name="Form">Id of the form in its page.</param>
/// <param name="Message">In the reader's language.</param>
/// <param name="Typed">What was typed, so that nobody types it again.</param>
internal sealed record Refused(string Form, string Message, IFormCollection Typed);

/// <param name="Hall">Where the code is known already.</param>
/// <param name="Code">As far as it is known.</param>
internal sealed record JoinModel(Phrasebook Words, string FormToken, Refused? Refused, HallInfo? Hall, string? Code) : PageModel(Words, FormToken, Refused);

/// <summary>A hall as one person may see it.</summary>
internal sealed record HallModel(Phrasebook Words, string FormToken, Refused? Refused) : PageModel(Words, FormToken, Refused)
{
    public required HallView View { get; init; }

    public required MyState Me { get; init; }

    /// <summary>A page of the questions that this person may see.</summary>
    public required QuestionPage Questions { get; init; }

    /// <summary>Where the page of questions starts.</summary>
    public required int From { get; init; }

    /// <summary>Id for the next question, so that a form that is sent twice asks once.</summary>
    public required string NextQuestion { get; init; }

    /// <summary>The server's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What is said about the act before; null where there is nothing to say.</summary>
    public string? Said { get; init; }

    /// <summary>Whether people may have a single-use code.</summary>
    public bool HasCodes { get; init; }

    public string Address => $"/p/{View.Hall.JoinCode}";
}

/// <summary>Something instead of a page: why there is none.</summary>
internal sealed record MessageModel(Phrasebook Words, string Message) : PageModel(Words, "", null);

/// <summary>A component that shows a <see cref="PageModel"/>. Razor components are public, so that the model comes as an object.</summary>
public abstract class PageBase : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public object Page { get; set; } = null!;

    private protected PageModel Model => (PageModel)Page;

    private protected HallModel Hall => (HallModel)Page;

    private protected string T(string key, params (string Name, object Value)[] arguments) => Model.Words.T(key, arguments);
}
