using CoachBot.Coaching.Language;

namespace CoachBot;

/// <summary>What the coach learnt when the program was built, in a file beside it.</summary>
internal static class LearnedFile
{
    public const string Name = "CoachBot.learned";

    private static string Beside => Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>Has the coach read the file instead of learning, if it is there.</summary>
    public static void Use() => LearnedModels.Source = () => File.Exists(Beside) ? File.OpenRead(Beside) : null;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string file)
    {
        var unfinished = file + ".new";
        using (var stream = File.Create(unfinished)) LearnedModels.Write(stream);
        File.Move(unfinished, file, overwrite: true);
    }
}
