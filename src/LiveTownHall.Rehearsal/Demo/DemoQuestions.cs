namespace LiveTownHall.Rehearsal.Demo;

/// <summary>What the residents of the sample hall ask: most of it reasonable, some of it twice, some of it rude, and one falsehood that spreads.</summary>
internal static class DemoQuestions
{
    /// <param name="Times">How many people send it: the very same words more than once are what the desk calls a burst.</param>
    /// <param name="Flag">What others flag it as; null where nobody does.</param>
    public sealed record Line(string Text, int Times = 1, string? Name = null, string? Flag = null);

    /// <summary>The hall's own hold list, so that rudeness waits for a person.</summary>
    public static readonly IReadOnlyList<string> HoldTerms = ["idiots", "bunch of crooks"];

    public static readonly IReadOnlyList<Line> Lines =
    [
        new("When will the footbridge at Mill Lane be open to wheelchairs?", Name: "Amina"),
        new("How much of the street repair budget goes to the northern districts?"),
        new("Will the library stay open on Saturdays next year?", Name: "Jonas"),
        new("Who checks that the companies that repair our streets keep their promises?"),
        new("Is it true that the city has sold the waterworks to a foreign investor?", Times: 5, Flag: "misleading"),
        new("Is the library going to be open on Saturdays in the coming year?"),
        new("WHY DOES NOBODY ANSWER THE PHONE AT THE HOUSING OFFICE ANY MORE", Flag: "off_topic"),
        new("What happens to the swimming pool if it does not get the riverside money?", Name: "Kofi"),
        new("You idiots can't even repaint a crossing.", Flag: "abuse"),
        new("Can the night buses run until two on weekends?"),
        new("How many new trees are planned for the quays, and where?", Name: "Lena"),
        new("I heard they sold the waterworks, so water will cost twice as much from January."),
        new("Could residents see the list of all bids before the council decides?"),
        new("Win a free phone now: visit http://prizes.example.com", Flag: "spam"),
        new("How are schools chosen for the new roofs?"),
        new("What does the city pay for consultants, and for what?", Name: "Farid"),
        new("When will the footbridge at Mill Lane open for people in wheelchairs?"),
        new("Why was the bus stop at the market moved three times this year?"),
        new("Is there money for flood protection in the lower town?", Name: "Ines"),
        new("The council is a bunch of crooks and everybody knows it.", Flag: "abuse"),
        new("Will there be a youth council that has a vote on the youth centre?"),
        new("How can people without a computer take part in this consultation?", Name: "Rosa"),
    ];

    /// <summary>A small claim library in the form of schema.org/ClaimReview, by a newspaper that exists only here.</summary>
    public const string Claims = """
        [
          {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"The city of Rivermouth has sold its waterworks to a foreign investor.",
           "url":"https://example.org/rivermouth-gazette/fact-check/waterworks",
           "datePublished":"2026-10-12","inLanguage":"en",
           "author":{"@type":"Organization","name":"Rivermouth Gazette (invented)"},
           "reviewRating":{"@type":"Rating","alternateName":"False: the waterworks belong to the city; a pump station is leased to it, not sold"}},
          {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"Drinking water in Rivermouth will cost twice as much from January.",
           "url":"https://example.org/rivermouth-gazette/fact-check/water-price",
           "datePublished":"2026-10-20","inLanguage":"en",
           "author":{"@type":"Organization","name":"Rivermouth Gazette (invented)"},
           "reviewRating":{"@type":"Rating","alternateName":"False: the council fixed the price until 2028"}},
          {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"The swimming pool has to close because of new safety rules.",
           "url":"https://example.org/rivermouth-gazette/fact-check/pool",
           "datePublished":"2026-09-02","inLanguage":"en",
           "author":{"@type":"Organization","name":"Rivermouth Gazette (invented)"},
           "reviewRating":{"@type":"Rating","alternateName":"Misleading: it closes for repair for one season"}},
          {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"All trees on the quays will be cut down for the covered market.",
           "url":"https://example.org/rivermouth-gazette/fact-check/quay-trees",
           "datePublished":"2026-08-14","inLanguage":"en",
           "author":{"@type":"Organization","name":"Rivermouth Gazette (invented)"},
           "reviewRating":{"@type":"Rating","alternateName":"False: eleven of 240 trees are replaced"}},
          {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"Library hours are being cut to pay for consultants.",
           "url":"https://example.org/rivermouth-gazette/fact-check/library",
           "datePublished":"2026-07-30","inLanguage":"en",
           "author":{"@type":"Organization","name":"Rivermouth Gazette (invented)"},
           "reviewRating":{"@type":"Rating","alternateName":"Unproven"}}
        ]
        """;
}
