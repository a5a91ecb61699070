using TrinoInfra.Bench;
using TrinoInfra.Bench.ChartKeys;

return args switch
{
    ["rehearse"] => await RehearseCommand.Run(Console.Out),
    ["chart-keys", var chart] => ChartKeysCommand.Run(chart, Console.Out, Console.Error),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("bench: give a command: rehearse, or chart-keys <chart's folder or archive>");
    return 2;
}
