using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>The same lines stand in <c>numbers.test.ts</c>.</summary>
public class TypedNumberTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("3,5", 3.5)]
    [InlineData("3.5", 3.5)]
    [InlineData(" 1 200 ", 1200)]
    [InlineData("1\u2019200", 1200)]
    [InlineData("٣٫٥", 3.5)]
    [InlineData("١٬٢٠٠", 1200)]
    [InlineData("۴۲", 42)]
    [InlineData("−7", -7)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("１２３", 123)]
    [InlineData("－１．５", -1.5)]
    [InlineData("१२", 12)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("0,125", 0.125)]
    [InlineData("1234,567", 1234.567)]
    public void A_number_is_understood_in_every_language(string typed, double value)
        => Assert.All(new[] { "en", "es", "fr", "ar", "sw" }, language => Assert.Equal([value], TypedNumber.Read(typed, language)));

    [Theory]
    [InlineData("")]
    [InlineData("twelve")]
    [InlineData("1,2,3")]
    [InlineData("--1")]
    [InlineData("1e5")]
    [InlineData("1,23,456")]
    [InlineData(".")]
    [InlineData("1.2,3.4")]
    [InlineData("1,234.567,8")]
    public void Anything_else_is_none(string typed) => Assert.Empty(TypedNumber.Read(typed, "en"));

    [Theory]
    [InlineData("1,000", "en", 1000, 1)]
    [InlineData("1,000", "es", 1, 1000)]
    [InlineData("1.000", "en", 1, 1000)]
    [InlineData("1.000", "es", 1000, 1)]
    [InlineData("-1,500", "sw", -1500, -1.5)]
    public void One_sign_can_mean_two_numbers_the_likelier_first(string typed, string language, double one, double other)
        => Assert.Equal([one, other], TypedNumber.Read(typed, language));
}
