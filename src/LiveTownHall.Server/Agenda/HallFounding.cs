using System.Collections.Immutable;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Agenda;

/// <summary>Makes halls: one batch with the hall and its agenda, and a join code that leads to it.</summary>
internal sealed class HallFounding(IStore store, JoinCodes codes, IOptions<TownhallSettings> settings, TimeProvider time)
{
    private LimitSettings Limits => settings.Value.Limits;

    /// <returns>The hall, or why it was not made; then nothing was.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async Task<(Founded? Hall, Refusal? Refusal)> FoundAsync(CreateHall request, CancellationToken cancellation)
    {
        if (Check(request, out var plan) is { } refusal)
            return (null, refusal);
        var hallId = Ids.New(time);
        var keys = HallKey.CreateAll();
        var code = await codes.ReserveAsync(hallId, cancellation);
        var batch = new BatchWriter();
        batch.Begin(time.GetUtcNow().ToUnixTimeMilliseconds());
        batch.Fact(new Core.Halls.HallCreated
        {
            HallId = hallId,
            Title = plan.Title,
            Description = plan.Description,
            Languages = plan.Languages,
            JoinCode = code,
            KeyHashes = HallKey.HashAll(keys),
            Moderation = request.Questions?.Moderation ?? "pre",
            AnonymousQuestions = request.Questions?.Anonymous ?? true,
        });
        foreach (var poll in plan.Polls)
            batch.Fact(new PollCreated(Ids.New(time), poll));
        await AppendRetry.Briefly(time).ExecuteAsync(
            static (at, token) => at.Journal.AppendAsync(at.Hall, at.Id, at.Body, token),
            (store.Journal, Hall: hallId, Id: Guid.CreateVersion7(), Body: batch.Written),
            cancellation);
        return (new Founded(hallId, code, keys), null);
    }

    private Refusal? Check(CreateHall request, out Plan plan)
    {
        plan = new Plan("", null, ["en"], []);
        if (Texts.Check("title", request.Title, Limits.Title, multiline: false, out var title) is { } badTitle)
            return badTitle.Error;
        string? description = null;
        if (!string.IsNullOrWhiteSpace(request.Description)
            && Texts.Check("description", request.Description, Limits.Description, multiline: true, out description) is { } badDescription)
        {
            return badDescription.Error;
        }

        if (request.Languages is { Count: > 0 } languages && !Languages.AreValid(languages))
            return new Refusal(RefusalCodes.InvalidRequest, Languages.Flaw);
        if (request.Questions?.Moderation is not (null or "pre" or "post" or "off"))
            return new Refusal(RefusalCodes.InvalidRequest, "questions.moderation: must be pre, post or off.");
        var agenda = request.Agenda ?? [];
        if (agenda.Count > Limits.Agenda)
            return new Refusal(RefusalCodes.InvalidAgenda, $"agenda: holds more than {Limits.Agenda} polls.");
        var polls = ImmutableArray.CreateBuilder<PollDefinition>(agenda.Count);
        for (var i = 0; i < agenda.Count; i++)
        {
            if (!PollCommands.TryDefine(agenda[i], Limits, out var definition, out var flaw))
                return new Refusal(RefusalCodes.InvalidAgenda, $"agenda[{i}].{flaw.Field}: {flaw.Message}");
            polls.Add(definition);
        }

        plan = new Plan(title, description, request.Languages is { Count: > 0 } chosen ? [.. chosen] : ["en"], polls.MoveToImmutable());
        return null;
    }

    private sealed record Plan(string Title, string? Description, ImmutableArray<string> Languages, ImmutableArray<PollDefinition> Polls);
}

/// <summary>A hall that was made. The keys are known only here; the journal has their hashes.</summary>
internal sealed record Founded(string HallId, string JoinCode, HallKeys Keys)
{
    /// <param name="baseUrl">Where people reach the server, without a slash at the end.</param>
    public Contracts.Halls.HallCreated ToAnswer(string baseUrl) => new()
    {
        HallId = HallId,
        JoinCode = JoinCode,
        JoinUrl = $"{baseUrl}/j/{JoinCode}",
        StageUrl = StaffLinks.Of(baseUrl, HallId, Roles.Screen, Keys.Screen),
        BackstageUrl = StaffLinks.Of(baseUrl, HallId, Roles.Facilitator, Keys.Facilitator),
        Keys = Keys,
    };
}
