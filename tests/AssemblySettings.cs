// Runs against mocks share the process: one deployment at a time, its config in the environment.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
