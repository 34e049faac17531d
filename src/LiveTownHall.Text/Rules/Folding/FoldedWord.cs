namespace LiveTownHall.Text.Rules.Folding;

/// <summary>One word of a text.</summary>
/// <param name="Plain">As it is written, simplified.</param>
/// <param name="Spellings">What it certainly or probably spells, <paramref name="Plain"/> first: with digits read as letters, stretched letters shortened, parts joined.</param>
/// <param name="Guesses">What it may be a typing error of. Too weak to judge a word alone.</param>
public sealed record FoldedWord(string Plain, IReadOnlyList<string> Spellings, IReadOnlyList<string> Guesses)
{
    public FoldedWord(string plain)
        : this(plain, [plain], [])
    {
    }

    public IEnumerable<string> All => Spellings.Concat(Guesses);
}
