using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using CoachBot.Coaching.Model;
using CoachBot.Turns;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace CoachBot.Language;

internal static class LanguageSetup
{
    private const string HttpName = "language", EntraScope = "https://cognitiveservices.azure.com/.default";

    /// <summary>With an endpoint, wishes are heard; without, nothing of this room exists.</summary>
    public static void AddLanguage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LanguageOptions>().BindConfiguration(LanguageOptions.Section);
        if (builder.Configuration.GetSection(LanguageOptions.Section).Get<LanguageOptions>() is { IsOn: true } options)
            AddModel(builder.Services, options); // apart, so that without a model its library is never loaded
    }

    private static void AddModel(IServiceCollection services, LanguageOptions options)
    {
        services.AddSingleton(new Wishes(new ModelInfo(options.Deployment!, options.DailyTokens, options.MaskNames)));
        services.AddHttpClient(HttpName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddHttpMessageHandler(() => new SizeLimit())
            .RemoveAllLoggers();
        services.AddSingleton(s => Client(s.GetRequiredService<IOptions<LanguageOptions>>().Value, s.GetRequiredService<IHttpClientFactory>()));
        services.AddSingleton<LanguageMetrics>();
        services.AddSingleton<ModelRest>();
        services.AddSingleton<ModelClient>();
        services.AddSingleton<TokenBudget>();
        services.AddSingleton<PromptBook>();
        services.AddSingleton<Lexicon>();
        services.AddSingleton<Asking>();
        services.AddHostedService<Improver>();
    }

    private static ChatClient Client(LanguageOptions options, IHttpClientFactory http)
    {
        var client = http.CreateClient(HttpName);
        client.Timeout = Timeout.InfiniteTimeSpan; // the limit is kept where the model is asked
        var settings = new OpenAIClientOptions
        {
            Endpoint = options.BaseAddress,
            Transport = new HttpClientPipelineTransport(client),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            EnableDistributedTracing = false,
            ClientLoggingOptions = new() { EnableLogging = false },
        };
        return string.IsNullOrWhiteSpace(options.ApiKey)
#pragma warning disable OPENAI001 // the only constructor that takes an identity is still marked as subject to change
            ? new(options.Deployment, new BearerTokenPolicy(new DefaultAzureCredential(), EntraScope), settings)
#pragma warning restore OPENAI001
            : new(options.Deployment, new ApiKeyCredential(options.ApiKey), settings);
    }
}
