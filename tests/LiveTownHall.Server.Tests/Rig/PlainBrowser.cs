using System.Net;
using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A browser without scripts: it keeps cookies, follows nothing by itself, and sends the forms it was shown.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _http;

    public PlainBrowser(Uri server, CookieContainer? cookies = null, string language = "en")
    {
        Cookies = cookies ?? new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = server, Timeout = BoundedWait.Patience };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; }

    /// <summary>The page shown last.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The same without marks and with every entity as the character it stands for.</summary>
    public string Text => WebUtility.HtmlDecode(Mark().Replace(Html, " "));

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Response { get; private set; } = null!;

    public static async Task<PlainBrowser> JoinAsync(TestServer server, HallCreated hall, string language = "en")
    {
        var browser = new PlainBrowser(server.Url, language: language);
        await browser.GoAsync("/p");
        await browser.SendAsync("/p", [("code", hall.JoinCode)]);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.FollowAsync();
        return browser;
    }

    public Task GoAsync(string path) => TakeAsync(_http.GetAsync(path));

    /// <summary>A page that the browser was shown earlier.</summary>
    public void Show(string html) => Html = html;

    public Task FollowAsync() => GoAsync(Response.Headers.Location!.ToString());

    /// <summary>Fills in a form of the page and sends it.</summary>
    /// <param name="holding">Tells forms with the same action apart: a part of its HTML.</param>
    public Task SendAsync(string action, IEnumerable<(string Name, string Value)> fields, string holding = "")
    {
        var form = Form().Matches(Html).Select(m => m.Value)
            .First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal) && f.Contains(holding, StringComparison.Ordinal));
        var hidden = Hidden().Matches(form).Select(h => (Name: h.Groups[1].Value, Value: WebUtility.HtmlDecode(h.Groups[2].Value)));
        return PostAsync(action, hidden.Where(h => fields.All(f => f.Name != h.Name)).Concat(fields));
    }

    public Task PostAsync(string path, IEnumerable<(string Name, string Value)> fields)
        => TakeAsync(_http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    public Task PostAsync(string path, HttpContent content) => TakeAsync(_http.PostAsync(path, content));

    public void Dispose()
    {
        _http.Dispose();
        Response?.Dispose();
    }

    private async Task TakeAsync(Task<HttpResponseMessage> sent)
    {
        Response = await sent.Within();
        Status = Response.StatusCode;
        var html = await Response.Content.ReadAsStringAsync();
        if (html.Length > 0)
            Html = html;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Mark();
}
