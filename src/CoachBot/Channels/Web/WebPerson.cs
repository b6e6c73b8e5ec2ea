using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Channels.Web;

/// <summary>Knows whose page it is by a protected cookie, and names newcomers.</summary>
internal sealed class WebPerson(IDataProtectionProvider protection, IHostEnvironment environment)
{
    public const string Cookie = "coachbot-person";
    private const int LongestName = 60;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(400); // the longest that browsers accept
    private readonly IDataProtector _protector = protection.CreateProtector("CoachBot.Web.Person");

    /// <summary>Whose page is asked for; writes the cookie, so call it before the response starts.</summary>
    public string Recognize(HttpContext context)
    {
        var person = Chosen(context) ?? Known(context.Request.Cookies[Cookie]) ?? NewName();
        context.Response.Cookies.Append(Cookie, _protector.Protect(person), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = s_kept,
            Path = "/",
        });
        return person;
    }

    /// <summary>Readable first, then 80 random bits, so that nobody can guess another's.</summary>
    public static string NewName() =>
        $"{Pick(s_moods)}-{Pick(s_animals)}-{RandomNumberGenerator.GetInt32(1000, 10_000)}-{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16)}";

    /// <summary><c>?person=NAME</c>, only while developing and only from this very machine.</summary>
    private string? Chosen(HttpContext context) =>
        environment.IsDevelopment() && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && context.Request.Query["person"].ToString().Trim() is { Length: > 0 and <= LongestName } name ? name : null;

    private string? Known(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie)) return null;
        try
        {
            return _protector.Unprotect(cookie);
        }
        catch (CryptographicException) // made with keys that are gone, or not by us: a newcomer
        {
            return null;
        }
    }

    private static string Pick(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];

    private static readonly string[] s_moods =
        ["amber", "brave", "bright", "calm", "clever", "fair", "gentle", "glad", "keen", "kind", "lucky", "merry", "mild", "noble", "patient", "quick", "quiet", "ready", "steady", "sunny", "swift", "warm", "wise", "witty"];

    private static readonly string[] s_animals =
        ["badger", "beaver", "crane", "deer", "dolphin", "falcon", "finch", "fox", "hare", "hedgehog", "heron", "ibex", "jay", "lark", "lynx", "marten", "otter", "owl", "panda", "robin", "seal", "sparrow", "stork", "swan"];
}
