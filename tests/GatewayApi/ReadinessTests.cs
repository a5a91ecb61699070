using TrinoInfra.GatewayApi;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The provider waits for what the annotations say, to the letter.</summary>
public sealed class ReadinessTests
{
    private const string AtThisGeneration = "@.observedGeneration==$.metadata.generation";

    [Fact]
    public void A_GatewayClass_waits_for_its_controller() =>
        Assert.Equal(["condition=Accepted"], Readiness.GatewayClass.Conditions);

    [Fact]
    public void A_Gateway_waits_for_itself_and_for_each_listener() => Assert.Equal(
        [
            "condition=Programmed",
            $"jsonpath={{.status.listeners[?@.name=='http'].conditions[?@.type=='Programmed' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.listeners[?@.name=='https'].conditions[?@.type=='Programmed' && {AtThisGeneration}].status}}=True",
        ],
        Readiness.Gateway(["http", "https"]).Conditions);

    [Fact]
    public void A_ListenerSet_waits_to_be_let_in_and_for_each_listener() => Assert.Equal(
        [
            $"jsonpath={{.status.conditions[?@.type=='Accepted' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.conditions[?@.type=='Programmed' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.listeners[?@.name=='https'].conditions[?@.type=='Programmed' && {AtThisGeneration}].status}}=True",
        ],
        Readiness.ListenerSet(["https"]).Conditions);

    [Fact]
    public void A_BackendTLSPolicy_waits_for_its_target_and_what_it_refers_to() => Assert.Equal(
        [
            $"jsonpath={{.status.ancestors[0].conditions[?@.type=='Accepted' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.ancestors[0].conditions[?@.type=='ResolvedRefs' && {AtThisGeneration}].status}}=True",
        ],
        Readiness.BackendTLSPolicy.Conditions);

    [Fact]
    public void A_HTTPRoute_waits_for_its_parent() => Assert.Equal(
        [
            $"jsonpath={{.status.parents[0].conditions[?@.type=='Accepted' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.parents[0].conditions[?@.type=='ResolvedRefs' && {AtThisGeneration}].status}}=True",
        ],
        Readiness.HTTPRoute(1).Conditions);

    [Fact]
    public void Of_several_parents_it_waits_for_each_that_is_for_its_hosts() => Assert.Equal(
        [
            $"jsonpath={{.status.parents[*].conditions[?@.type=='Accepted' && {AtThisGeneration} && !(@.reason=='NoMatchingListenerHostname')].reason}}=Accepted",
            $"jsonpath={{.status.parents[0].conditions[?@.type=='Accepted' && {AtThisGeneration} && (@.status=='True' || @.reason=='NoMatchingListenerHostname')].type}}=Accepted",
            $"jsonpath={{.status.parents[0].conditions[?@.type=='ResolvedRefs' && {AtThisGeneration}].status}}=True",
            $"jsonpath={{.status.parents[1].conditions[?@.type=='Accepted' && {AtThisGeneration} && (@.status=='True' || @.reason=='NoMatchingListenerHostname')].type}}=Accepted",
            $"jsonpath={{.status.parents[1].conditions[?@.type=='ResolvedRefs' && {AtThisGeneration}].status}}=True",
        ],
        Readiness.HTTPRoute(2).Conditions);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_provider_splits_a_condition_at_its_only_single_equals_sign(int parents) => Assert.All(
        Readiness.HTTPRoute(parents).Conditions,
        condition => Assert.Equal(2, condition["jsonpath=".Length..].Replace("==", "", StringComparison.Ordinal).Split('=').Length));

    [Fact]
    public void A_Certificate_waits_until_it_is_issued_as_it_is_now() => Assert.Equal(
        [$"jsonpath={{.status.conditions[?@.type=='Ready' && {AtThisGeneration}].status}}=True"],
        Readiness.Certificate.Conditions);

    [Fact]
    public void Annotations_of_one_condition_hold_it_as_it_is()
    {
        var annotations = Readiness.GatewayClass.Annotations(Readiness.DefaultTimeout);

        Assert.Equal(2, annotations.Count);
        Assert.Equal("condition=Accepted", annotations["pulumi.com/waitFor"]);
        Assert.Equal("600", annotations["pulumi.com/timeoutSeconds"]);
    }

    [Fact]
    public void Annotations_of_several_conditions_hold_a_JSON_array_that_people_can_read() => Assert.Equal(
        $$"""["condition=Programmed","jsonpath={.status.listeners[?@.name=='http'].conditions[?@.type=='Programmed' && {{AtThisGeneration}}].status}=True"]""",
        Readiness.Gateway(["http"]).Annotations(Readiness.DefaultTimeout)["pulumi.com/waitFor"]);

    [Fact]
    public void Annotations_without_a_condition_await_nothing() =>
        Assert.DoesNotContain("pulumi.com/waitFor", Readiness.HTTPRoute(0).Annotations(Readiness.DefaultTimeout).Keys);

    [Theory]
    [InlineData(1000, "1")]
    [InlineData(1001, "2")]
    [InlineData(1, "1")]
    [InlineData(90_000_000, "90000")]
    public void Timeout_counts_whole_seconds_and_rounds_up(int milliseconds, string seconds) => Assert.Equal(
        seconds, Readiness.GatewayClass.Annotations(TimeSpan.FromMilliseconds(milliseconds))["pulumi.com/timeoutSeconds"]);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Timeout_must_be_positive(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Readiness.GatewayClass.Annotations(TimeSpan.FromSeconds(seconds)));
}
