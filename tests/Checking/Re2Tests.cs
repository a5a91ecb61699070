using TrinoInfra.Checking;

namespace TrinoInfra.Tests.Checking;

public sealed class Re2Tests
{
    [Theory]
    [InlineData("a|b", "a", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("a.*", "xa", false)]
    [InlineData("(?i)abc", "ABC", true)]
    [InlineData("(?P<name>a)(?<other>b)", "ab", true)]
    [InlineData("(?U)a+", "aaa", true)]
    [InlineData("(?i-U:a)b", "Ab", true)]
    [InlineData("[[:digit:][:upper:]]+", "A1", true)]
    [InlineData("[[:digit:]]+", "a", false)]
    [InlineData("[a-z-[aeiou]]", "e]", true)]
    [InlineData("[]a]+", "]a", true)]
    [InlineData("[^]a]+", "b", true)]
    [InlineData(@"\d+", "\u0663", false)]
    [InlineData(@"\w", "\u00e4", false)]
    [InlineData(@"[\D]", "\u0663", true)]
    [InlineData(@"\Qa.b\E.", "a.bc", true)]
    [InlineData(@"\Qa.b\E.", "axbc", false)]
    [InlineData(@"\pL\p{Lu}", "aB", true)]
    [InlineData(@"\x41\x{42}", "AB", true)]
    [InlineData("a{2,3}", "aa", true)]
    [InlineData("a{,3}", "a{,3}", true)]
    [InlineData("*", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("(.*; ?)?trino-track=a(;.*)?", "x=y; trino-track=a", true)]
    public void An_expression_matches_the_whole_as_RE2_does(string pattern, string text, bool matches)
    {
        Assert.Null(Re2.Compile(pattern).Mistake);
        Assert.Equal(matches, Re2.Compile(pattern).Matches(text));
    }

    [Theory]
    [InlineData("a(b(c)", "a ( without its ) at character 2")]
    [InlineData("a)(b", "a ) without its ( at character 2")]
    [InlineData("a[bc", "a [ without its ] at character 2")]
    [InlineData("a**", "a repetition of a repetition at character 3")]
    [InlineData(@"\d[\D]**", "a repetition of a repetition at character 8")]
    [InlineData("|*", "nothing to repeat at character 2")]
    [InlineData("(?P<n>+)", "nothing to repeat at character 7")]
    [InlineData("a{3,2}", "a repetition from more to less at character 2")]
    [InlineData("[[:digit:]z-a]", "a range from high to low at character 13")]
    [InlineData(@"\Qa.b\E\p{Nope}", "a class of Unicode that this reader does not know at character 8")]
    [InlineData(@"a[b\8]", @"\8 means nothing at character 4")]
    [InlineData("ab(?=c)", "what follows (? is none of RE2's groups at character 3")]
    [InlineData("ab{1001}", "more than 1000 repetitions at character 3")]
    public void A_mistake_is_told_in_words_and_where_it_is(string pattern, string mistake) =>
        Assert.Equal(mistake, Re2.Compile(pattern).Mistake);

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("a)(b")]
    [InlineData("[a")]
    [InlineData("a**")]
    [InlineData("+")]
    [InlineData(@"\")]
    [InlineData(@"(a)\1")]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)")]
    [InlineData("(?#comment)")]
    [InlineData("(?x)a")]
    [InlineData(@"\Z")]
    [InlineData(@"\G")]
    [InlineData("a{1001}")]
    [InlineData("(a{100}){100}")]
    [InlineData("((a{20}){20}){20}")]
    [InlineData("[[:nonsense:]]")]
    [InlineData("[b-a]")]
    public void What_RE2_does_not_know_is_a_mistake(string pattern)
    {
        Assert.NotNull(Re2.Compile(pattern).Mistake);
        Assert.False(Re2.Compile(pattern).Matches("a"));
    }
}
