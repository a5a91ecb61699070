using TrinoInfra.Bench;
using TrinoInfra.Bench.ChartKeys;
using TrinoInfra.Bench.LoadBench;
using TrinoInfra.Bench.RolloutSimulation;

return args switch
{
    ["rehearse"] => await RehearseCommand.Run(Console.Out),
    ["rollout-simulation"] => RolloutSimulationCommand.Run(null, Console.Out, Console.Error),
    ["rollout-simulation", var rollouts] => RolloutSimulationCommand.Run(rollouts, Console.Out, Console.Error),
    ["load"] => await LoadBenchCommand.Run(Console.Out),
    ["noop-server"] => await NoOpServer.Run(Console.In, Console.Out),
    ["chart-keys", var chart] => ChartKeysCommand.Run(chart, Console.Out, Console.Error),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("bench: give a command: rehearse, rollout-simulation [number], load, or chart-keys <chart's folder or archive>");
    return 2;
}
