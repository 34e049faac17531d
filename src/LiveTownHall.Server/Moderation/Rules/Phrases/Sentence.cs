using LiveTownHall.Server.Moderation.Rules.Folding;

namespace LiveTownHall.Server.Moderation.Rules.Phrases;

/// <summary>One sentence with its phrases, and what they say about each other.</summary>
internal sealed class Sentence
{
    private readonly Tag[] _tags;
    private readonly Tag[] _groups;
    private readonly int _length;

    public Sentence(PhraseBook book, IReadOnlyList<FoldedWord> words)
    {
        _length = words.Count;
        _tags = [.. book.Find(words)];
        var wordsOfGroups = Of(PhraseClass.GroupWord).ToArray();
        _groups = [.. Of(PhraseClass.Group).Concat(wordsOfGroups.SelectMany(before => Of(PhraseClass.People, PhraseClass.Vermin, PhraseClass.Insult)
            .Where(people => people.Start >= before.End && people.Start - before.End <= 1)
            .Select(people => new Tag(PhraseClass.Group, before.Start, people.End))))];
    }

    public bool HasGroup => _groups.Length > 0;

    public bool HasPronoun => Has(PhraseClass.Pronoun);

    public bool Has(PhraseClass of) => Array.Exists(_tags, tag => tag.Class == of);

    public IEnumerable<Tag> Of(params PhraseClass[] classes) => _tags.Where(tag => classes.Contains(tag.Class));

    /// <summary>Groups, or what stands for one that a sentence beside names.</summary>
    public IEnumerable<Tag> Targets(bool groupNear) => groupNear && !HasGroup ? Of(PhraseClass.Pronoun) : _groups;

    /// <summary>A target whose first word comes at most so many words after the tag ends.</summary>
    public bool TargetAfter(Tag tag, int within, bool groupNear) => Targets(groupNear).Any(target => target.Start >= tag.End - 1 && target.End > tag.End && target.Start - tag.End <= within);

    public bool TargetBefore(Tag tag, int within, bool groupNear) => Targets(groupNear).Any(target => target.End <= tag.Start + 1 && target.Start < tag.Start && tag.Start - target.End <= within);

    public bool Before(Tag tag, PhraseClass of, int within) => Of(of).Any(other => other.End <= tag.Start && tag.Start - other.End <= within);

    public bool Between(PhraseClass of, Tag tag, int within, bool groupNear) => Of(of).Any(link =>
        link.End <= tag.Start && Targets(groupNear).Any(target => target.End <= link.Start && tag.Start - target.End <= within));

    /// <summary>Whether something before the tag denies it. Negators that belong to another phrase do not.</summary>
    public bool IsDenied(Tag tag) => Of(PhraseClass.Negator).Any(negator =>
        negator.End <= tag.Start && tag.Start - negator.End <= 8 && !IsInside(negator));

    private bool IsInside(Tag negator) => Array.Exists(_tags, tag =>
        tag.Class is PhraseClass.Neutral or PhraseClass.Exclude or PhraseClass.Contempt or PhraseClass.Vermin or PhraseClass.Base && tag.Start <= negator.Start && tag.End >= negator.End && tag.End - tag.Start > 1);

    public bool IsLong => _length > 2;
}
