namespace LiveTownHall.Text.Rules.Phrases;

/// <summary>What a phrase contributes to a sentence. The names are the section heads of the phrase files.</summary>
public enum PhraseClass
{
    /// <summary>People named by what they are: a group that is protected from hatred by law in most places.</summary>
    Group,

    /// <summary>A word that makes a group of the people word after it.</summary>
    GroupWord,

    /// <summary>People, persons, lives: what a group word goes before.</summary>
    People,

    /// <summary>A word that is used of a group to insult it, and for nothing else.</summary>
    Slur,

    /// <summary>A slur that is an ordinary word as well.</summary>
    Homonym,

    /// <summary>I hate, I despise.</summary>
    Contempt,

    /// <summary>Make me sick, fill me with rage.</summary>
    Sickens,

    /// <summary>Base qualities: stupid, repulsive.</summary>
    Base,

    /// <summary>Vermin, refuse, disease.</summary>
    Vermin,

    /// <summary>Coarse insults.</summary>
    Insult,

    /// <summary>Kill, lynch: what one does to people only to end them.</summary>
    Harm,

    /// <summary>Killed, lynched.</summary>
    Harmed,

    /// <summary>Hurt, hang, suffer: a law may hurt people too, so more must come together.</summary>
    SoftHarm,

    /// <summary>Harm that is wished by itself, said after or before the group: deserve to die.</summary>
    Doom,

    /// <summary>The same, said before the group only: death to.</summary>
    Curse,

    /// <summary>Love to see, going to make: a group and its harm follow.</summary>
    Wish,

    /// <summary>All, these, you: points at a group.</summary>
    Det,

    /// <summary>Words that may follow a finished predicate. "Are scum" ends there, "are trash collectors" does not.</summary>
    After,

    /// <summary>With, of, in: what comes after one is not said of the subject.</summary>
    Preposition,

    /// <summary>Typical, just another: makes a homonym a slur.</summary>
    Sneer,

    /// <summary>Denies rights, worth, belonging.</summary>
    Exclude,

    /// <summary>Good qualities, hostile when denied.</summary>
    Praise,

    /// <summary>Should, want to, let us.</summary>
    Intent,

    /// <summary>Is, are.</summary>
    Copula,

    /// <summary>I, we.</summary>
    First,

    /// <summary>Them, you: may stand for a group named in a sentence beside.</summary>
    Pronoun,

    /// <summary>Not, never.</summary>
    Negator,

    /// <summary>Contains a negator and denies nothing: "isn't it", "no better than".</summary>
    Neutral,

    /// <summary>Saying, calling.</summary>
    Reporting,

    /// <summary>Bigot, hurtful, banned: what people say of hate they report.</summary>
    Condemn,

    /// <summary>My, our, proud, culture: a slur among friends.</summary>
    Own,

    /// <summary>Cigarettes, dogs, flood walls: the other meaning of a homonym.</summary>
    Thing,
}
