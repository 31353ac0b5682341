using BenchmarkDotNet.Running;
using CustomerTracking.Micro;

// In process (see the attributes): a project generated for each run would not know the pinned packages.
BenchmarkSwitcher.FromAssembly(typeof(Parts).Assembly).Run(args);
