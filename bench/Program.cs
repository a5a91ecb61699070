using TrinoInfra.Bench;
using TrinoInfra.Bench.ChartKeys;
using TrinoInfra.Bench.LoadBench;
using TrinoInfra.Bench.RolloutSimulation;
using TrinoInfra.Bench.Speed;

return args switch
{
    ["rehearse"] => await RehearseCommand.Run(Console.Out),
    ["rollout-simulation"] => RolloutSimulationCommand.Run(null, "", Console.Out, Console.Error),
    ["rollout-simulation", var rollouts] => RolloutSimulationCommand.Run(rollouts, "", Console.Out, Console.Error),
    ["rollout-simulation", var rollouts, var part] => RolloutSimulationCommand.Run(rollouts, part, Console.Out, Console.Error),
    ["load"] => await LoadBenchCommand.Run(Console.Out),
    ["noop-server"] => await NoOpServer.Run(Console.In, Console.Out),
    ["speed"] => SpeedCommand.Run(null, Console.Out, Console.Error),
    ["speed", var option] => SpeedCommand.Run(option, Console.Out, Console.Error),
    ["routes", var folder, var stack, var number] => await RoutesCommand.Run(folder, stack, number),
    ["chart-keys", var chart] => ChartKeysCommand.Run(chart, Console.Out, Console.Error),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("bench: give a command: rehearse, rollout-simulation [number [part of a name]], load, speed [rounds | --check], or chart-keys <chart's folder or archive>");
    return 2;
}
