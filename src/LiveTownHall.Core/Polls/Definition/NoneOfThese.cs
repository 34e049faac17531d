namespace LiveTownHall.Core.Polls;

/// <summary>The option that speaks against all others: last for everybody, and alone in a ballot.</summary>
public static class NoneOfThese
{
    public const string Id = "none";

    /// <summary>Where its author gave it no text: clients say it in their reader's language.</summary>
    public const string Text = "None of these";

    /// <summary>Its place among the options, -1 where the poll has none.</summary>
    internal static int PlaceIn(PollDefinition definition) => definition.NoneOfThese == true ? OptionPlaces.Find(definition, Id) : -1;

    extension(PollDefinition poll)
    {
        /// <summary>The same poll with this option at the place it has in another one: what was added since comes behind it, so that places mean what they did.</summary>
        public PollDefinition PlacedAs(PollDefinition former)
        {
            var (now, then) = (PlaceIn(poll), PlaceIn(former));
            if (now < 0 || then < 0 || now == then)
                return poll;
            var others = poll.Options.RemoveAt(now);
            return poll with { Options = others.Insert(Math.Min(then, others.Length), poll.Options[now]) };
        }
    }

    internal static bool IsSound(PollDefinition definition) => definition.NoneOfThese != true || PlaceIn(definition) >= 0;
}
