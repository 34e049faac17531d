using LiveTownHall.Text.Rules.Folding;
using LiveTownHall.Text.Rules.Lists;

namespace LiveTownHall.Text.Rules.Phrases;

/// <summary>
/// Finds hate by its structure: a group of people, a hostile phrase, and a relation that makes one be said of the other. Denied, reported and condemned
/// hate is passed over. The categories follow the functional tests of HateCheck (Röttger et al., ACL 2021): derogation, threat, slur.
/// </summary>
public static class TargetedHate
{
    /// <returns>Rule ids, each with the action its certainty allows.</returns>
    public static IEnumerable<RuleHit> Find(string? raw, LanguageRules rules, Sought sought)
    {
        if (rules.Phrases.IsEmpty)
            return [];
        var (said, quoted) = Quotations.Split(Matching.WellFormed.Bounded(raw, Simplified.Most));
        var sentences = Sentences(said, rules, sought);
        var reported = sentences.Exists(sentence => sentence.Has(PhraseClass.Reporting) && sentence.Has(PhraseClass.Condemn));
        var condemned = sentences.Exists(sentence => sentence.Has(PhraseClass.Condemn));

        var hits = new HashSet<RuleHit>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var beside = (i > 0 && sentences[i - 1].HasGroup) || (i + 1 < sentences.Count && sentences[i + 1].HasGroup);
            hits.UnionWith(Judge(sentences[i], beside && sentences[i].HasPronoun, reported, rules.Language));
        }

        if (!condemned && !sentences.Exists(sentence => sentence.Has(PhraseClass.Reporting)))
        {
            // A quotation that nobody comments on may be somebody's way of saying it.
            var inside = quoted.SelectMany(text => Sentences(text, rules, sought)).SelectMany(sentence => Judge(sentence, false, false, rules.Language));
            if (inside.Any())
                hits.Add(new RuleHit(RuleIds.Possible, RuleAction.Mark));
        }

        return hits;
    }

    private static List<Sentence> Sentences(string text, LanguageRules rules, Sought sought)
        => [.. Quotations.Sentences(text).Where(part => part.Length > 0).Select(part => new Sentence(rules.Phrases, FoldedText.Words(part, sought)))];

    private static IEnumerable<RuleHit> Judge(Sentence s, bool groupBeside, bool reported, string language)
    {
        foreach (var slur in Slurs(s, reported, language))
            yield return slur;
        var near = s.HasGroup || groupBeside;
        if (!near || reported)
            yield break;

        var condemning = s.Has(PhraseClass.Condemn) || s.Has(PhraseClass.Reporting);
        RuleHit Hit(string rule, bool certain) => new(rule, certain && !condemning ? RuleAction.Hold : RuleAction.Mark);
        var judged = false;
        foreach (var (rule, tag, certain) in Relations(s, near))
        {
            if (s.IsDenied(tag))
                continue;
            judged = true;
            yield return Hit(rule, certain);
        }

        var loose = s.HasGroup
            && !condemning
            && s.Of(PhraseClass.Vermin, PhraseClass.Insult, PhraseClass.Contempt, PhraseClass.Sickens, PhraseClass.Doom).Any(tag => !s.IsDenied(tag));
        if (!judged && loose)
            yield return new RuleHit(RuleIds.Possible, RuleAction.Mark);
    }

    /// <summary>Phrases that are said of the target, by where they stand.</summary>
    private static IEnumerable<(string Rule, Tag Tag, bool Certain)> Relations(Sentence s, bool near)
        => Threats(s, near).Concat(Dehumanising(s, near)).Concat(Contempt(s, near));

    private static IEnumerable<(string Rule, Tag Tag, bool Certain)> Threats(Sentence s, bool near)
    {
        foreach (var doom in s.Of(PhraseClass.Doom).Where(tag => s.TargetAfter(tag, 6, near) || s.TargetBefore(tag, 6, near)))
            yield return (RuleIds.Threat, doom, true);
        foreach (var curse in s.Of(PhraseClass.Curse).Where(tag => s.TargetAfter(tag, 4, near)))
            yield return (RuleIds.Threat, curse, true);
        foreach (var harm in s.Of(PhraseClass.Harm).Where(tag => s.TargetAfter(tag, 5, near) && s.Before(tag, PhraseClass.Intent, 3)))
            yield return (RuleIds.Threat, harm, true);
        foreach (var harmed in s.Of(PhraseClass.Harmed, PhraseClass.Harm).Where(tag => s.Between(PhraseClass.Intent, tag, 8, near)))
            yield return (RuleIds.Threat, harmed, true);
        foreach (var soft in s.Of(PhraseClass.SoftHarm).Where(tag => s.TargetAfter(tag, 5, near) && s.Before(tag, PhraseClass.Intent, 3)))
            yield return (RuleIds.Threat, soft, s.Has(PhraseClass.First) && s.TargetIsPointedAt(near));
        foreach (var wish in s.Of(PhraseClass.Wish).Where(tag => s.TargetAfter(tag, 3, near)))
        {
            if (s.Of(PhraseClass.SoftHarm, PhraseClass.Harmed).Any(harm => s.TargetBefore(harm, 2, near)))
                yield return (RuleIds.Threat, wish, s.Has(PhraseClass.First));
        }
    }

    private static IEnumerable<(string Rule, Tag Tag, bool Certain)> Dehumanising(Sentence s, bool near)
    {
        foreach (var exclude in s.Of(PhraseClass.Exclude).Where(tag => s.TargetBefore(tag, 9, near) || s.TargetAfter(tag, 8, near)))
            yield return (RuleIds.Dehumanising, exclude, s.TargetBefore(exclude, 4, near) || s.TargetAfter(exclude, 6, near));
        foreach (var vermin in s.Of(PhraseClass.Vermin))
        {
            if (s.IsPredicate(vermin, near) || s.TargetBefore(vermin, 0, near))
                yield return (RuleIds.Dehumanising, vermin, true);
            else if (s.TargetBefore(vermin, 6, near) || s.TargetAfter(vermin, 3, near))
                yield return (RuleIds.Dehumanising, vermin, vermin.End - vermin.Start > 1);
        }
    }

    private static IEnumerable<(string Rule, Tag Tag, bool Certain)> Contempt(Sentence s, bool near)
    {
        foreach (var quality in s.Of(PhraseClass.Base, PhraseClass.Insult))
        {
            if (s.IsPredicate(quality, near))
                yield return (RuleIds.Contempt, quality, true);
            else if (s.TargetAfter(quality, 3, near) || s.TargetBefore(quality, 4, near))
                yield return (RuleIds.Contempt, quality, s.TargetAfter(quality, 2, near) || s.TargetBefore(quality, 0, near));
        }

        foreach (var contempt in s.Of(PhraseClass.Contempt).Where(tag => s.TargetAfter(tag, 6, near) && !s.IsNeutral(tag) && !s.IsSubject(tag)))
            yield return (RuleIds.Contempt, contempt, s.Before(contempt, PhraseClass.First, 6) || contempt.Start <= 2);
        foreach (var sickens in s.Of(PhraseClass.Sickens).Where(tag => s.TargetBefore(tag, 8, near)))
            yield return (RuleIds.Contempt, sickens, true);

        // "Never attractive": the negator belongs to the phrase, so it may not deny it again.
        foreach (var praise in s.Of(PhraseClass.Praise).Where(tag => s.Between(PhraseClass.Negator, tag, 7, near)))
            yield return (RuleIds.Contempt, praise with { Start = 0, End = 0 }, true);
    }

    /// <summary>A slur holds where it is thrown at somebody; among friends, reported, or as the ordinary word it also is, it marks at most.</summary>
    private static IEnumerable<RuleHit> Slurs(Sentence s, bool reported, string language)
    {
        var (hold, mark) = (RuleIds.HoldList + language, RuleIds.MarkList + language);
        var soft = reported || s.Has(PhraseClass.Own) || s.Has(PhraseClass.Thing) || s.Has(PhraseClass.Condemn) || s.Has(PhraseClass.Reporting);
        if (s.Has(PhraseClass.Slur))
            yield return soft ? new RuleHit(mark, RuleAction.Mark) : new RuleHit(hold, RuleAction.Hold);
        if (!s.Has(PhraseClass.Homonym) || s.Has(PhraseClass.Thing))
            yield break;
        if (!soft && (s.HasPronoun || s.Has(PhraseClass.Sneer) || s.Has(PhraseClass.Base) || s.Has(PhraseClass.Contempt) || s.Has(PhraseClass.Vermin)))
            yield return new RuleHit(hold, RuleAction.Hold);
        else
            yield return new RuleHit(mark, RuleAction.Mark);
    }
}
