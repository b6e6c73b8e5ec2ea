namespace CoachBot.Verbs;

/// <summary>Learns from the examples and writes what was learnt beside the program. The build does this.</summary>
internal static class LearnVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [{ Length: > 0 } file])
        {
            await Console.Error.WriteLineAsync($"Usage: learn FILE, where the build names it {LearnedFile.Name} beside the program.");
            return 2;
        }
        try
        {
            LearnedFile.Write(Path.GetFullPath(file));
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"What was learnt could not be written: {error.Message}");
            return 1;
        }
    }
}
