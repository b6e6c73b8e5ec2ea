using System.Globalization;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Pulse;

/// <summary>Shows the page and takes its answers.</summary>
internal static class PulseEndpoints
{
    private const int MostBytes = 4096;

    public static async Task<IResult> ShowAsync(string token, PulsePages pages, HttpResponse response, CancellationToken stop) =>
        await pages.FindAsync(token, stop) is var state && state == PulseState.Open ? Page(response, PulseHtml.Form(Empty, null)) : Not(response, state);

    public static async Task<IResult> AnswerAsync(string token, PulsePages pages, PulseFlood flood, HttpContext http, CancellationToken stop)
    {
        var response = http.Response;
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > MostBytes) return Page(response, PulseHtml.Form(Empty, PulseHtml.Unreadable), StatusCodes.Status400BadRequest);
        if (await pages.FindAsync(token, stop) is var state && state != PulseState.Open) return Not(response, state);
        var form = await http.Request.ReadFormAsync(stop);
        var ratings = Dimension.All.Select(d => Rating(form[d.Id])).ToList();
        if (ratings.Contains(null)) return Page(response, PulseHtml.Form(ratings, PulseHtml.Incomplete), StatusCodes.Status400BadRequest);
        if (!flood.Lets(token)) return Page(response, PulseHtml.Form(ratings, PulseHtml.Busy), StatusCodes.Status429TooManyRequests);
        state = await pages.AddAsync(token, [.. ratings.Select(r => r!.Value)], stop);
        return state == PulseState.Open ? Results.Redirect("thanks") : Not(response, state);
    }

    public static IResult Thanks(HttpResponse response) => Page(response, PulseHtml.Said("Thank you", "Your answer is counted. Nothing about you was kept."));

    private static IReadOnlyList<int?> Empty => [.. Dimension.All.Select(_ => (int?)null)];

    private static IResult Not(HttpResponse response, PulseState state) => state == PulseState.Closed
        ? Page(response, PulseHtml.Said("This survey has ended", "It took answers until the end of its quarter."), StatusCodes.Status410Gone)
        : Page(response, PulseHtml.Said("There is no survey here", "The address may be incomplete. Ask whoever sent it to you."), StatusCodes.Status404NotFound);

    private static int? Rating(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rating) && rating is >= 1 and <= 5 ? rating : null;

    private static IResult Page(HttpResponse response, string html, int status = StatusCodes.Status200OK)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.XContentTypeOptions = "nosniff";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
