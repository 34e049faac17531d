using System.Globalization;
using System.Text;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Halls;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LiveTownHall.Server.Api;

/// <summary>Budgets over HTTP: the result with its explanations, and Pabulib files out of a hall and into it.</summary>
internal static class BudgetEndpoints
{
    private const int LargestFile = 32 * 1024 * 1024;

    /// <summary>What somebody who asks waits for a count.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void MapBudgets(this RouteGroupBuilder api)
    {
        api.MapGet("/halls/{hallId}/budgets/{budgetId}/result", ResultAsync).Produces<BudgetResultView>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}/budgets/{budgetId}/budget.pb", FileAsync).Produces<string>(contentType: "text/plain").ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPost("/halls/{hallId}/budgets", ImportAsync).Accepts<string>("text/plain").Produces<BudgetImported>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ResultAsync(string hallId, string budgetId, HttpContext context, HallRegistry halls, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (Entitlement.Of(context.Request, session, time).Refusal is { } refusal)
            return refusal;
        if (session.State.Budgets?.Find(budgetId.ToUpperInvariant()) is not { } budget)
            return NoBudget();
        if (!budget.IsPublic)
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, "There is no result of this budget before voting has ended.");

        // Who asks a moment after voting has ended waits for the count.
        if (budget.Count is null)
        {
            var counting = lease.Hall.BudgetCounter.CountAsync(budget.Id, context.RequestAborted);
            if (await Task.WhenAny(counting, Task.Delay(Patience, time, context.RequestAborted)) != counting)
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, RefusalCodes.Busy, "The votes are being counted. Ask again in a moment.");
            if (await counting is { Ok: false } wait)
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, wait.Error!);
        }

        return session.State.Budgets.Find(budget.Id) is { Count: { } count } counted ? Results.Ok(BudgetViews.Whole(counted, count)) : NoBudget();
    }

    private static async Task<IResult> FileAsync(string hallId, string budgetId, HttpContext context, HallRegistry halls, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        var (pass, refusal) = Entitlement.Of(context.Request, session, time);
        if (refusal is not null)
            return refusal;
        var cut = await session.CutAsync();
        if (cut.State.Budgets?.Find(budgetId.ToUpperInvariant()) is not { } budget)
            return NoBudget();
        if (!budget.IsPublic && pass?.Role != Roles.Facilitator)
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, "Ballots are given to everybody when voting has ended; before that to facilitators.");
        var (bytes, hash) = lease.Hall.BudgetFiles.Of(budget, cut.Budgets[budget.Number]);
        return Results.File(bytes, "text/plain; charset=utf-8", $"budget-{budget.Id}.pb", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }

    private static async Task<IResult> ImportAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        var (pass, refusal) = Entitlement.Of(context.Request, session, time);
        if (refusal is not null)
            return refusal;
        if (pass?.Role != Roles.Facilitator)
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, "A budget is made by a facilitator: send their key as bearer token.");
        if (TrySettings(context.Request.Query, out var settings, out var flaw) is false)
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, flaw);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestFile;
        try
        {
            using var reader = new StreamReader(context.Request.Body, Strict);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            var rehearsal = string.Equals(context.Request.Query["rehearsal"], "true", StringComparison.OrdinalIgnoreCase);
            var (imported, refused) = await BudgetImport.ImportAsync(text, settings, rehearsal, session, pass.Actor, Ids.New(time), time);
            return refused is null
                ? Results.Created($"/api/halls/{hallId}/budgets/{imported!.BudgetId}/result", imported)
                : Problems.Of(refused.Code == RefusalCodes.Busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest, refused);
        }
        catch (PabulibException e)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, e.Line > 0 ? $"Line {e.Line}: {e.Message}" : e.Message);
        }
        catch (DecoderFallbackException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "The file is not UTF-8.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, RefusalCodes.TooLong, $"The file is larger than {LargestFile / 1024 / 1024} MB.");
        }
        catch (IOException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "The body can't be read.");
        }
    }

    /// <summary>The same words as those of <c>count</c> on the command line.</summary>
    private static bool TrySettings(IQueryCollection query, out BudgetDraft settings, out string flaw)
    {
        string? Word(string name) => query.TryGetValue(name, out var value) && value.Count > 0 ? value[^1] : null;
        long? Number(string name) => long.TryParse(Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        flaw = "";
        settings = new BudgetDraft
        {
            Rule = Word("rule"),
            Utility = Word("utility"),
            Completion = Word("completion"),
            Comparison = Word("comparison"),
            Increment = Number("increment"),
            Seed = Number("seed"),
            TieBreak = Word("tieBreak")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
        foreach (var name in new[] { "increment", "seed" })
        {
            if (Word(name) is not null && Number(name) is null)
                flaw = $"{name}: must be a whole number.";
        }

        return flaw.Length == 0;
    }

    private static IResult NoBudget() => Problems.Of(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "There is no such budget in this hall.");
}
