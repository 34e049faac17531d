namespace LiveTownHall.Core.Polls;

/// <summary>What is wrong with an input, said to the person who made it.</summary>
/// <param name="Field">Path in protocol names: <c>title</c>, <c>options[3].text</c> (from 0), <c>settings.maxChoices</c>, <c>ballot.words[0]</c>.</param>
/// <param name="Message">A sentence that tells what to change.</param>
public sealed record Flaw(string Field, string Message);
