using BenchmarkDotNet.Running;
using CoachBot.Benchmarks;

switch (args.FirstOrDefault())
{
    case "turns": return await Measure.TurnsAsync(args[1..]);
    case "fanout": return await Measure.FanOutAsync(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CoachBenchmarks).Assembly).Run(args);
        return 0;
}
