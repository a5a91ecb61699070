using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Tests.Rollout;

/// <summary>From looks to hold, next or back, and why.</summary>
public sealed class JudgeTests
{
    private static readonly RolloutRules _minute = new() { Every = TimeSpan.FromMinutes(1), Floor = 20 };

    [Fact]
    public void A_step_ends_when_it_has_lasted_and_enough_was_seen()
    {
        var looks = new Looks(0.05, _minute);
        Assert.Equal(new Verdict(Decision.Hold, "5 of 20 statements of canary seen"), looks.See(95, 5).Verdict);
        Assert.Equal(new Verdict(Decision.Hold, "the step is not over yet"), looks.See(95, 15).Verdict);
        for (var look = 0; look < 4; look++)
            looks.See(95, 5);
        Assert.Equal(new Verdict(Decision.Next, "40 statements of canary in this step, and nothing against it"), looks.Verdict);

        looks.Move(0.25);
        Assert.Equal("5 of 20 statements of canary seen", looks.See(15, 5).Verdict.Reason);
    }

    [Fact]
    public void Without_statements_a_step_does_not_end()
    {
        var looks = new Looks(0.05, _minute);
        for (var look = 0; look < 1000; look++)
            looks.See(10);
        Assert.Equal(Decision.Hold, looks.Verdict.Decision);
    }

    [Fact]
    public void A_canary_that_fails_beside_a_stable_that_does_not_goes_back_and_says_with_what()
    {
        var looks = new Looks(0.05);
        for (var look = 0; look < 3; look++)
            looks.See(19, 1, [looks.Failing()]);
        Assert.Equal(new(Decision.Back, "3 of 6 statements failed on canary, 0 of 57 on stable (GENERIC_INTERNAL_ERROR 3)"), looks.Verdict);
    }

    [Fact]
    public void A_little_is_too_much_to_go_on()
    {
        var looks = new Looks(0.05, _minute);
        for (var look = 0; look < 10; look++)
            looks.See(95, 5, look < 2 ? [looks.Failing()] : null);
        Assert.StartsWith("not enough to go back, too much to go on: 2 of 52 statements failed on canary", looks.Verdict.Reason);
        Assert.Equal(Decision.Hold, looks.Verdict.Decision);
    }

    [Theory]
    [InlineData("INTERNAL_ERROR", "GENERIC_INTERNAL_ERROR", Outcome.Failed)]
    [InlineData("INSUFFICIENT_RESOURCES", "EXCEEDED_LOCAL_MEMORY_LIMIT", Outcome.Failed)]
    [InlineData("EXTERNAL", "HIVE_METASTORE_ERROR", Outcome.Failed)]
    [InlineData("A_TYPE_TO_COME", "WHATEVER", Outcome.Failed)]
    [InlineData("USER_ERROR", "ABANDONED_QUERY", Outcome.UserError)]
    [InlineData("USER_ERROR", "USER_CANCELED", Outcome.Canceled)]
    internal void An_error_counts_by_its_type(string type, string code, Outcome outcome) => Assert.Equal(outcome, new Looks(1).Bad(type, code).Outcome);

    [Fact]
    public void User_errors_that_both_tracks_show_are_held_against_neither()
    {
        var looks = new Looks(0.5, _minute);
        for (var look = 0; look < 30; look++)
            looks.See(8, 8, [looks.Bad("USER_ERROR", "SYNTAX_ERROR")], [looks.Bad("USER_ERROR", "SYNTAX_ERROR")]);
        Assert.Equal(Decision.Next, looks.Verdict.Decision);
    }

    [Fact]
    public void A_code_that_the_stable_never_shows_is_named()
    {
        var looks = new Looks(0.05);
        for (var look = 0; look < 3; look++)
        {
            looks.See(
                58, 2, [looks.Bad("USER_ERROR", "CATALOG_NOT_FOUND")], [looks.Bad("USER_ERROR", "SYNTAX_ERROR")]);
        }

        Assert.Equal(Decision.Back, looks.Verdict.Decision);
        Assert.EndsWith("stable never shows (CATALOG_NOT_FOUND 3)", looks.Verdict.Reason);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.2)]
    public void A_lost_worker_counts_once_however_many_queries_it_takes_and_wherever_a_look_falls(double ago)
    {
        var looks = new Looks(0.05, _minute);
        var lost = Enumerable.Range(0, 10).Select(index => looks.Failing(ago - (index / 20.0), "REMOTE_HOST_GONE")).ToLookup(query => query.Until <= looks.Now.AddSeconds(10));
        looks.See(95, 5, [.. lost[true]]);
        looks.See(95, 5, [.. lost[false]]);
        for (var look = 0; look < 10; look++)
            looks.See(95, 5);
        Assert.Equal(10, looks.Evidence.Failures.Together);
        Assert.Equal(Decision.Next, looks.Verdict.Decision);
    }

    [Fact]
    public void What_was_running_and_is_gone_has_failed()
    {
        var looks = new Looks(0.05);
        for (var look = 0; look < 7; look++)
        {
            var canary = look % 2 == 0 ? new TrackLook([looks.Running(5)]) : new TrackLook([]);
            looks.Pass();
            looks.Show(new([.. looks.Good(19)]), canary);
        }

        Assert.StartsWith("3 of 3 statements failed on canary", looks.Verdict.Reason);
        Assert.Equal(Decision.Back, looks.Verdict.Decision);
    }

    [Fact]
    public void A_restart_begins_the_step_again_and_a_second_one_ends_the_rollout()
    {
        var looks = new Looks(0.05, _minute);
        for (var look = 0; look < 10; look++)
            looks.See(95, 5);
        looks.Uptime = TimeSpan.FromSeconds(20);
        looks.See(95, 5).See(95, 5);
        Assert.EndsWith("of 20 statements of canary seen since the coordinator of canary restarted", looks.Verdict.Reason);
        looks.Uptime = TimeSpan.FromSeconds(5);
        Assert.Equal(new(Decision.Back, "the coordinator of canary restarted 2 times, that of stable 0 times"), looks.See(95, 5).Verdict);
    }

    [Fact]
    public void A_canary_that_does_not_answer_goes_back_unless_the_stable_does_not_either()
    {
        var (one, both) = (new Looks(0.05), new Looks(0.05));
        for (var look = 0; look < 3; look++)
        {
            one.Show(new([]), TrackLook.Silent);
            both.Show(TrackLook.Silent, TrackLook.Silent);
        }

        Assert.Equal(new(Decision.Back, "canary did not answer at 3 looks in a row, and stable did"), one.Verdict);
        Assert.Equal(new(Decision.Hold, "stable does not answer, so there is nothing to compare with"), both.Verdict);
    }

    [Fact]
    public void Statements_that_do_not_end_count_while_they_run()
    {
        var looks = new Looks(0.05);
        QuerySample[] running = [looks.Running(9), looks.Running(6), looks.Running(3)];
        for (var look = 0; look < 9; look++)
        {
            looks.Pass();
            looks.Show(new([.. looks.Good(19)]), new([.. running.Select(query => query with { Elapsed = looks.Now - query.Created })]));
        }

        Assert.Equal(new(Decision.Back, "3 statements took longer than 60 s on canary, 0 on stable"), looks.Verdict);
    }

    [Fact]
    public void What_befalls_both_is_not_held_against_the_canary()
    {
        var looks = new Looks(0.5);
        for (var look = 0; look < 30; look++)
            looks.See(7, 7, [looks.Failing(), looks.Failing(5), looks.Failing(8)], [looks.Failing(), looks.Failing(5), looks.Failing(8)]);
        Assert.NotEqual(Decision.Back, looks.Verdict.Decision);
    }

    [Fact]
    public void Alone_the_canary_is_judged_by_the_record_of_the_stable()
    {
        var looks = new Looks(1);
        for (var look = 0; look < 10; look++)
            looks.See(0, 9, [looks.Failing()]);
        Assert.StartsWith("10 of 100 statements failed on canary, 0 of 0 on stable", looks.Verdict.Reason);
        Assert.Equal(Decision.Back, looks.Verdict.Decision);
    }

    [Fact]
    public void What_began_while_the_weights_moved_is_not_counted()
    {
        var looks = new Looks(0.05);
        looks.Evidence.EndStep(looks.Now);
        looks.See(19, 1);
        looks.Evidence.BeginStep(0.25, looks.Now);
        Assert.Equal(0, looks.Evidence.CanaryStatements);
        Assert.Equal(3, looks.See(9, 3).Evidence.CanaryInStep);
    }

    [Fact]
    public void Slow_failing_and_wrong_probes_send_it_back_and_rows_that_change_on_the_stable_say_nothing()
    {
        Assert.Equal("probes took more than 1.5 times as long on canary as on stable at 15 of 15 looks", Probed(_ => "a", 1, _ => "a", 2).Reason);
        Assert.Equal("probes failed on canary at 15 looks, and not on stable", Probed(_ => "a", 1, _ => null, 1).Reason);
        Assert.Equal("probe 1 brings other rows on canary than on stable, where they stay the same", Probed(_ => "a", 1, _ => "b", 1).Reason);
        Assert.Equal(Decision.Hold, Probed(look => $"{look}", 1, look => $"{-look}", 1).Decision);
    }

    [Fact]
    public void A_code_cannot_move_a_cursor()
    {
        var looks = new Looks(0.05);
        for (var look = 0; look < 3; look++)
            looks.See(19, 1, [looks.Failing(2, "\u001b[2J")]);
        Assert.DoesNotContain('\u001b', looks.Verdict.Reason);
    }

    private static Verdict Probed(Func<int, string?> stable, double seconds, Func<int, string?> canary, double canarySeconds)
    {
        var looks = new Looks(0.05);
        for (var look = 1; look <= 15; look++)
        {
            looks.Show(
                new([]) { Probes = [new(TimeSpan.FromSeconds(seconds), stable(look))] },
                new([]) { Probes = [new(TimeSpan.FromSeconds(canarySeconds), canary(look))] });
        }

        return looks.Verdict;
    }
}
