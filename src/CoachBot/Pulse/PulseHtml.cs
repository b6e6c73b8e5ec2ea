using System.Globalization;
using System.Net;
using System.Text;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Pulse;

/// <summary>The pulse page as plain HTML: a form that needs no script and reads well aloud.</summary>
internal static class PulseHtml
{
    public const string Incomplete = "One of the four is still open. Please rate each of them; 3 stands for “in between”.";
    public const string Unreadable = "That did not arrive as it was sent. Please try once more.";
    public const string Busy = "Many answers are coming in right now. Yours is not counted yet: please send it again in a minute.";

    private static readonly string[] s_scale = ["1, not at all", "2", "3, in between", "4", "5, fully"];

    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1.5rem 1rem 3rem; }
        h1 { font-size: 1.5rem; }
        fieldset { border: 1px solid #8a8a8a; border-radius: .5rem; margin: 0 0 1.25rem; padding: .75rem 1rem; }
        fieldset.open { border: 2px solid #b3261e; }
        legend { font-weight: 600; padding: 0 .35rem; }
        .scale { display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
        label { align-items: center; border-radius: .35rem; display: inline-flex; gap: .4rem; min-height: 2.75rem; padding: 0 .5rem; }
        input { height: 1.25rem; width: 1.25rem; }
        button { background: #1f5fbf; border: 0; border-radius: .4rem; color: #fff; font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1.5rem; }
        :focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
        .problem { border-left: .3rem solid #b3261e; padding-left: .75rem; }
        """;

    /// <param name="picked">What was picked before, by dimension; null where nothing was.</param>
    /// <param name="problem">What went wrong, said above the form.</param>
    public static string Form(IReadOnlyList<int?> picked, string? problem)
    {
        var html = new StringBuilder();
        html.Append("<h1>How is IT doing for you?</h1>");
        html.Append("<p>Rate four statements. It takes a minute. No name, no account, no cookie: your answer is added to a sum at once, and figures are shown only from five answers on.</p>");
        if (problem is not null) html.Append("<p class=\"problem\" role=\"alert\">").Append(Encoded(problem)).Append("</p>");
        html.Append("<form method=\"post\">");
        for (var i = 0; i < Dimension.All.Count; i++) Statement(html, Dimension.All[i], picked[i], problem == Incomplete);
        html.Append("<button type=\"submit\">Send</button></form>");
        return Whole((problem is null ? "" : "Not sent yet: ") + "How is IT doing for you?", html.ToString());
    }

    public static string Said(string title, string text) => Whole(title, $"<h1>{Encoded(title)}</h1><p>{Encoded(text)}</p>");

    private static void Statement(StringBuilder html, Dimension dimension, int? picked, bool mark)
    {
        html.Append(mark && picked is null ? "<fieldset class=\"open\"><legend>" : "<fieldset><legend>").Append(Encoded(dimension.Pulse));
        html.Append(mark && picked is null ? " (still open)</legend><div class=\"scale\">" : "</legend><div class=\"scale\">");
        for (var rating = 1; rating <= s_scale.Length; rating++)
            html.Append(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"{dimension.Id}\" value=\"{rating}\" required{(picked == rating ? " checked" : "")}>{s_scale[rating - 1]}</label>");
        html.Append("</div></fieldset>");
    }

    private static string Whole(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encoded(title)}</title><style>{Style}</style></head>
        <body><main>{body}</main></body>
        </html>
        """;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
