using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace CoachBot.Tests.Support;

/// <summary>One request that left the app.</summary>
internal sealed record Caught(string Method, Uri Url, string Body, string? Authorization);

/// <summary>Takes the network's place: notes each request and answers as told.</summary>
internal sealed class CaughtHttp(Func<Caught, HttpResponseMessage> answer) : HttpMessageHandler
{
    public ConcurrentQueue<Caught> Requests { get; } = new();

    public Func<Caught, HttpResponseMessage> Answer { get; set; } = answer;

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var caught = new Caught(request.Method.Method, request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken), request.Headers.Authorization?.ToString());
        Requests.Enqueue(caught);
        return Answer(caught);
    }
}
