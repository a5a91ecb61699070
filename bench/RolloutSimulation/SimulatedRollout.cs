using System.Collections.Immutable;
using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>One whole rollout: a look every 10 s, judged as a real one is.</summary>
internal sealed class SimulatedRollout
{
    private const double LookEvery = 10;
    private const double Update = 4;
    private const double Before = 900;
    private const double MostHours = 6;

    private readonly Scenario _scenario;
    private readonly RolloutRules _rules;
    private readonly Random _random;
    private readonly SimulatedTrack _stable;
    private readonly SimulatedTrack _canary;
    private readonly double _outage;
    private int _begunHealthy;
    private int _step;
    private double _stepBegan;
    private double _nextArrival;
    private double _nextRestart;
    private double _nextLossOfStable;
    private double _nextLossOfCanary;

    private SimulatedRollout(Scenario scenario, RolloutRules rules, int seed)
    {
        (_scenario, _rules, _random) = (scenario, rules, new(seed));
        (_stable, _canary) = (new(_random), new(_random));
        _outage = scenario.HasOutage ? _random.NextDouble() * 1500 : double.MaxValue;
        _nextRestart = Later(scenario.MinutesToRestart * 60);
        _nextLossOfStable = Later(scenario.MinutesToLoss * 60);
        _nextLossOfCanary = scenario.LosesOneWorker ? 150 : Later(scenario.MinutesToLoss * 60);
    }

    private bool IsIll => _step >= _scenario.From;

    public static Outcome Run(Scenario scenario, RolloutRules rules, int seed) => new SimulatedRollout(scenario, rules, seed).Run();

    private Outcome Run()
    {
        var evidence = new Evidence(_rules, Past());
        var judge = new Judge(_rules, "stable", "canary");
        var verdict = new Verdict(Decision.Hold, "");
        evidence.BeginStep(_scenario.Steps[0], SimulatedTrack.TimeOf(0));
        for (var at = LookEvery; at < MostHours * 3600; at += LookEvery)
        {
            Pass(at);
            evidence.See(new(SimulatedTrack.TimeOf(at), _stable.Look(at, Probes(at, 1, "rows")), _canary.Look(at, CanaryProbes(at))));
            verdict = judge.Decide(evidence, SimulatedTrack.TimeOf(at));
            if (verdict.Decision == Decision.Back || (verdict.Decision == Decision.Next && _step == _scenario.Steps.Length - 1))
                return new(verdict, _canary.Begun - _begunHealthy, (at - (_scenario.From > 0 ? _stepBegan : 0)) / 60, _step);
            if (verdict.Decision == Decision.Next)
                Move(evidence, at);
        }

        return new(verdict, _canary.Begun - _begunHealthy, MostHours * 60, _step);
    }

    private void Move(Evidence evidence, double at)
    {
        evidence.EndStep(SimulatedTrack.TimeOf(at));
        if (!IsIll)
            _begunHealthy = _canary.Begun;
        _step++;
        _stepBegan = at + Update;
        evidence.BeginStep(_scenario.Steps[_step], SimulatedTrack.TimeOf(_stepBegan));
    }

    private List<QuerySample> Past()
    {
        var past = new List<QuerySample>();
        for (var at = -Before; at < 0; at += Wait(1 / _scenario.Rate))
        {
            var (type, code) = Ending(at, ofCanary: false);
            past.Add(new("", SimulatedTrack.TimeOf(at), TimeSpan.FromSeconds(Wait(_scenario.MeanSeconds)), HasEnded: true, type, code));
        }

        return past;
    }

    private void Pass(double until)
    {
        for (; _nextArrival <= until; _nextArrival += Wait(1 / _scenario.Rate))
        {
            var ofCanary = _random.NextDouble() < _scenario.Steps[_step];
            var seconds = Wait(_scenario.MeanSeconds);
            if (ofCanary && IsIll && _random.NextDouble() < _scenario.Hanging)
                seconds = double.MaxValue;
            var (type, code) = Ending(_nextArrival, ofCanary);
            (ofCanary ? _canary : _stable).Begin(_nextArrival, seconds, type, code);
        }

        for (; _nextLossOfStable <= until; _nextLossOfStable += Later(_scenario.MinutesToLoss * 60))
            _stable.LoseWorker(_nextLossOfStable);
        for (; _nextLossOfCanary <= until; _nextLossOfCanary += Later(_scenario.MinutesToLoss * 60))
            _canary.LoseWorker(_nextLossOfCanary);
        for (; _nextRestart <= until; _nextRestart += Later(_scenario.MinutesToRestart * 60))
            _canary.Restart(_nextRestart);
    }

    private (string? Type, string? Code) Ending(double at, bool ofCanary)
    {
        var isIll = ofCanary && IsIll;
        if (isIll && Chance(_scenario.MissingCatalog))
            return ("USER_ERROR", "CATALOG_NOT_FOUND");
        if (Chance(_scenario.Failing) || (isIll && Chance(_scenario.CanaryFailing)))
            return ("INTERNAL_ERROR", "GENERIC_INTERNAL_ERROR");
        if (IsOut(at) && Chance(0.3))
            return ("EXTERNAL", "HIVE_METASTORE_ERROR");
        if (Chance(_scenario.UserErrors))
            return ("USER_ERROR", Chance(0.5) ? "SYNTAX_ERROR" : Chance(0.5) ? "TABLE_NOT_FOUND" : "COLUMN_NOT_FOUND");
        return (null, null);
    }

    private ImmutableArray<ProbeAnswer> CanaryProbes(double at) =>
        IsIll ? Probes(at, _scenario.Slower, _scenario.BringsWrongRows ? "others" : "rows") : Probes(at, 1, "rows");

    // About 0.3 s, now and then many times as long.
    private ImmutableArray<ProbeAnswer> Probes(double at, double times, string rows) =>
        [new(TimeSpan.FromSeconds(times * (0.2 + Wait(0.1) + (Chance(0.02) ? Wait(2) : 0))), IsOut(at) && Chance(0.3) ? null : rows)];

    private bool IsOut(double at) => at >= _outage && at < _outage + 300;

    private bool Chance(double chance) => chance > 0 && _random.NextDouble() < chance;

    private double Wait(double mean) => -Math.Log(1 - _random.NextDouble()) * mean;

    private double Later(double mean) => mean > 0 ? Wait(mean) : double.MaxValue;
}

/// <summary>What became of a rollout.</summary>
/// <param name="Last">The verdict that ended it; hold where none did.</param>
/// <param name="Statements">How many the canary got from when it was ill.</param>
/// <param name="Minutes">The time from when it was ill.</param>
/// <param name="Step">The step at which it ended, from 0.</param>
internal sealed record Outcome(Verdict Last, int Statements, double Minutes, int Step)
{
    public bool IsBack => Last.Decision == Decision.Back;
}
