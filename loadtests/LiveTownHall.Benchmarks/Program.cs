using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In one process and in short jobs: what counts are the ratios inside one run, and the machine may be shared.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7);
BenchmarkSwitcher.FromAssembly(typeof(LiveTownHall.Benchmarks.BallotBoxBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
