using Pulumi;
using TrinoInfra;
using TrinoInfra.CommandLine;

// `pulumi` starts the program with the address of its engine; by hand it is a command line.
return Environment.GetEnvironmentVariable("PULUMI_MONITOR") is null
    ? await TrinoInfraCommand.RunAsync(args)
    : await Deployment.RunAsync<Stack>(new DeclaredStack());
