namespace LiveTownHall.Server.Moderation.Rules.Phrases;

/// <summary>What a phrase contributes to a sentence. The names are the section heads of the phrase files.</summary>
internal enum PhraseClass
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

    /// <summary>Killing and maiming.</summary>
    Harm,

    /// <summary>Harm that needs no further word around it: death to.</summary>
    Doom,

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
