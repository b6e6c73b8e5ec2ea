using Microsoft.AspNetCore.Http.HttpResults;

namespace CoachBot.Channels.Teams;

/// <summary>The page that the manifest's links lead to: who this is, what is kept, on what terms.</summary>
internal static class TeamsPages
{
    public const string Path = "/teams/about";

    public static ContentHttpResult About() => TypedResults.Content(Page, "text/html; charset=utf-8");

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>CoachBot</title>
        <style>body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#242424}h1,h2{line-height:1.2}</style>
        <h1>CoachBot</h1>
        <p>CoachBot helps IT managers think a situation through: hand work over, decide, answer a complaint. It runs on your organisation's own server.</p>
        <h2 id="privacy">Privacy</h2>
        <p>CoachBot coaches in the personal chat only. Your colleagues cannot see what you tell it, and CoachBot reports to nobody.</p>
        <p>It keeps your answers, its verdicts and your settings on the server of your organisation, for 12 months unless its operator chose otherwise. “export my data” shows you all of it; “delete my data” removes it at once. It reads no chats, files or calendars: only what you send it, and a message on which you choose “Coach me on this”.</p>
        <p>“stop” ends everything it sends unasked.</p>
        <h2 id="terms">Terms of use</h2>
        <p>CoachBot gives advice, the decision is yours. It is no substitute for your HR, legal or security colleagues, and says so when something belongs to them. It comes without warranty; your organisation operates it.</p>
        """;
}
