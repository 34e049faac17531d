namespace LiveTownHall.Server.Hosting;

/// <summary>Serves the built web client. Hashed assets are kept by browsers for good, pages are asked for anew.</summary>
internal static class WebClient
{
    public static void Serve(WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
        Page(app, "/", "index.html");
        Page(app, "/j/{code?}", "attend.html");
        Page(app, "/backstage/{hall?}", "backstage.html");
        Page(app, "/stage/{hall?}", "stage.html");
    }

    private static void Page(WebApplication app, string route, string file) => app.MapGet(route, (HttpContext context) =>
    {
        var page = app.Environment.WebRootFileProvider.GetFileInfo(file);
        context.Response.Headers.CacheControl = "no-cache";
        return page.Exists ? Results.File(page.PhysicalPath!, "text/html; charset=utf-8") : Results.Text("The web client is not built. Run: dotnet build src/LiveTownHall.Server", statusCode: StatusCodes.Status404NotFound);
    }).ExcludeFromDescription();
}
