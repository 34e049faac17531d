using System.Reflection;
using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Contracts.Tests;

/// <summary>Which values a field has is said by its attribute; what its comment says to people is the same.</summary>
public sealed partial class OneOfTests
{
    private static readonly Assembly Contract = typeof(HallView).Assembly;

    private static readonly DocComments Docs = DocComments.Of(Contract);

    private static readonly HashSet<string> Constants =
        [.. Contract.GetExportedTypes().Where(t => t is { IsAbstract: true, IsSealed: true }).Select(t => t.FullName!)];

    private static readonly List<PropertyInfo> Fields =
        [.. Contract.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false }).SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))];

    [Fact]
    public void A_class_of_values_that_a_comment_names_is_that_of_the_attribute()
        => Assert.Empty(
            from field in Fields
            let named = Docs.Named(field).Where(Constants.Contains).ToHashSet()
            where named.Count > 0 && !named.SetEquals([field.GetCustomAttribute<OneOfAttribute>()?.Values.FullName ?? "nothing"])
            select $"{Name(field)} names {string.Join(", ", named)}");

    [Fact]
    public void Values_of_such_a_field_that_a_comment_calls_its_default_are_values_of_the_class()
        => Assert.Empty(
            from field in Fields
            where field.GetCustomAttribute<OneOfAttribute>() is not null
            from Match word in Default().Matches(Docs.Summary(field) ?? "")
            where !Values(field.GetCustomAttribute<OneOfAttribute>()!).Contains(word.Groups[1].Value)
            select $"{Name(field)}: {word.Value}");

    [Fact]
    public void An_attribute_names_a_class_of_constants_and_is_on_a_text()
        => Assert.All(Fields.Where(field => field.GetCustomAttribute<OneOfAttribute>() is not null), field =>
        {
            Assert.Equal(typeof(string), field.PropertyType);
            Assert.NotEmpty(Values(field.GetCustomAttribute<OneOfAttribute>()!));
        });

    /// <summary>Else the others say nothing.</summary>
    [Fact]
    public void Many_fields_are_enumerations_and_comments_of_fields_and_of_parameters_are_read()
    {
        Assert.InRange(Fields.Count(field => field.GetCustomAttribute<OneOfAttribute>() is not null), 38, int.MaxValue);
        Assert.Contains(typeof(Polls.PollKinds).FullName, Docs.Named(typeof(Polls.PollDraft).GetProperty("Kind")!));
        Assert.Contains(typeof(People.EndReasons).FullName, Docs.Named(typeof(People.Ended).GetProperty("Reason")!));
    }

    private static IEnumerable<string> Values(OneOfAttribute attribute)
        => attribute.Values.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static string Name(PropertyInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";

    [GeneratedRegex(@"\bdefault (\w+)")]
    private static partial Regex Default();
}
