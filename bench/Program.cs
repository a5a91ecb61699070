using TrinoInfra.Bench;

return args switch
{
    ["rehearse"] => await RehearseCommand.Run(Console.Out),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("bench: give a command: rehearse");
    return 2;
}
