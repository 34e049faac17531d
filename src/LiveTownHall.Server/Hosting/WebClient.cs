using LiveTownHall.Server.Access;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace LiveTownHall.Server.Hosting;

/// <summary>Serves the built web client. Hashed assets are kept by browsers for good, pages are asked for anew; both go out in the smallest form the browser takes.</summary>
internal static class WebClient
{
    private static readonly (string Encoding, string Suffix)[] Forms = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void Serve(WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            ChooseForm(context, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            // The compressed forms have no type of their own; OnPrepareResponse gives them that of what is inside.
            ServeUnknownFileTypes = true,
            DefaultContentType = "application/octet-stream",
            OnPrepareResponse = Describe,
        });
        Page(app, "/", "index.html");
        Page(app, "/j/{code?}", "attend.html");
        Page(app, "/backstage/{hall?}", "backstage.html", forStaff: true);
        Page(app, "/stage/{hall?}", "stage.html");
        Page(app, "/log/{hall?}", "log.html");
    }

    private static void ChooseForm(HttpContext context, IFileProvider files)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
            return;
        if (FormOf(context.Request, files, context.Request.Path.Value!) is { } form)
            context.Request.Path += form.Suffix;
    }

    private static (string Encoding, string Suffix)? FormOf(HttpRequest request, IFileProvider files, string path)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var form in Forms)
        {
            var isAccepted = accepted.Any(a => a.Quality is not 0 && a.Value.Equals(form.Encoding, StringComparison.OrdinalIgnoreCase));
            if (isAccepted && files.GetFileInfo(path + form.Suffix).Exists)
                return form;
        }

        return null;
    }

    private static void Describe(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        foreach (var (encoding, suffix) in Forms)
        {
            if (!file.File.Name.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            headers.ContentEncoding = encoding;
            headers.Vary = HeaderNames.AcceptEncoding;
            if (Types.TryGetContentType(file.File.Name[..^suffix.Length], out var type))
                headers.ContentType = type;
        }
    }

    private static void Page(WebApplication app, string route, string file, bool forStaff = false) => app.MapGet(route, (HttpContext context, KnownHosts hosts) =>
    {
        if (forStaff && !hosts.IsOurs(context))
            return Results.Text("This server does not know itself by this name. Set TOWNHALL__PUBLICURL to the address people use.", statusCode: StatusCodes.Status403Forbidden);
        var files = app.Environment.WebRootFileProvider;
        if (!files.GetFileInfo(file).Exists)
            return Results.Text("The web client is not built. Run: dotnet build src/LiveTownHall.Server", statusCode: StatusCodes.Status404NotFound);
        var form = FormOf(context.Request, files, file);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (form is { } chosen)
            context.Response.Headers.ContentEncoding = chosen.Encoding;
        return Results.File(files.GetFileInfo(file + form?.Suffix).PhysicalPath!, "text/html; charset=utf-8");
    }).ExcludeFromDescription();
}
