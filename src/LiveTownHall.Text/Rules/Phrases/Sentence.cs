using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Text.Rules.Phrases;

/// <summary>One sentence with its phrases, and what they say about each other.</summary>
public sealed class Sentence
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

    /// <summary>Groups, and the pronouns that may stand for one that this sentence or the one beside it names.</summary>
    public IEnumerable<Tag> Targets(bool groupNear) => groupNear ? _groups.Concat(Of(PhraseClass.Pronoun)) : _groups;

    /// <summary>A target whose first word comes at most so many words after the tag ends.</summary>
    public bool TargetAfter(Tag tag, int within, bool groupNear)
        => Targets(groupNear).Any(target => target.Start >= tag.End - 1 && target.End > tag.End && target.Start - tag.End <= within);

    public bool TargetBefore(Tag tag, int within, bool groupNear)
        => Targets(groupNear).Any(target => target.End <= tag.Start + 1 && target.Start < tag.Start && tag.Start - target.End <= within);

    public bool Before(Tag tag, PhraseClass of, int within) => Of(of).Any(other => other.End <= tag.Start && tag.Start - other.End <= within);

    /// <summary>A target that the tag's words come after, with a phrase of this class between the two.</summary>
    public bool Between(PhraseClass of, Tag tag, int within, bool groupNear) => Of(of).Any(link =>
        link.End <= tag.Start && Targets(groupNear).Any(target => target.End <= link.Start && tag.Start - target.End <= within));

    /// <summary>
    /// Whether the tag is the predicate of a target: target, a copula, tag, and nothing in between that begins another statement. "Immigrants are treated as
    /// if they were scum", "women are in horrible housing" and "women are trash collectors" are none.
    /// </summary>
    public bool IsPredicate(Tag tag, bool groupNear)
    {
        if (!EndsStatement(tag))
            return false;
        var copulas = Of(PhraseClass.Copula).Where(copula => copula.End <= tag.Start + 1).ToArray();
        return Targets(groupNear).Any(target =>
            copulas.Where(copula => copula.Start >= target.End - 1 && copula.Start - target.End <= 4).OrderBy(copula => copula.Start).ToArray() is [var first, ..] near
            && near[^1] is var last && last.Start - first.End <= 1
            && tag.Start - last.End <= 4
            && !Of(PhraseClass.Preposition).Any(preposition => preposition.Start >= last.End && preposition.End <= tag.Start));
    }

    /// <summary>Whether a target is pointed at: all, these, you.</summary>
    public bool TargetIsPointedAt(bool groupNear) => Targets(groupNear).Any(target => Of(PhraseClass.Det).Any(det => det.End <= target.Start && target.Start - det.End <= 1));

    /// <summary>Whether something before the tag denies it. Negators that belong to another phrase do not.</summary>
    public bool IsDenied(Tag tag) => Of(PhraseClass.Negator).Any(negator =>
        negator.End <= tag.Start && tag.Start - negator.End <= 12 && !IsInside(negator));

    /// <summary>Whether the words mean something else: hate in "hate crime".</summary>
    public bool IsNeutral(Tag tag)
        => Of(PhraseClass.Neutral).Any(neutral => neutral.Start <= tag.Start && neutral.End >= tag.End && neutral.End - neutral.Start > tag.End - tag.Start);

    /// <summary>Whether a group stands right before the tag: "Muslims hate", it is they who do.</summary>
    public bool IsSubject(Tag tag) => Array.Exists(_groups, target => target.End == tag.Start);

    private bool EndsStatement(Tag tag) => tag.End >= _length || Of(PhraseClass.After).Any(after => after.Start == tag.End);

    private bool IsInside(Tag negator) => Array.Exists(_tags, tag =>
        tag.Class is PhraseClass.Neutral or PhraseClass.Exclude or PhraseClass.Contempt or PhraseClass.Vermin or PhraseClass.Base
            && tag.Start <= negator.Start
            && tag.End >= negator.End
            && tag.End - tag.Start > 1);
}
