using CoachBot;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Web;
using CoachBot.Language;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;
using CoachBot.Verbs;

LearnedFile.Use();
if (Verb.Find(args) is { } verb) return await verb(args[1..]);

var builder = Settings.Builder(args);
if (Settings.Problem(builder.Configuration) is { } problem) return Settings.Refuse(problem);
builder.AddStorage();
if ((builder.HasSlack() || builder.ShowsPage()) && builder.AddKeys() is { } refusal) return Settings.Refuse(refusal);
builder.AddCoaching();
builder.AddProactive();
builder.AddSlack();
builder.AddTeams();
builder.AddWeb(builder.ShowsPage());
builder.AddPulse();
builder.AddLanguage();
builder.AddOperations();

var app = builder.Build();
if (await app.PrepareToServeAsync() is { } failure) return Settings.Refuse(failure);
app.MapSlack();
app.MapTeams();
app.MapOperations();
app.MapWeb();
app.MapPulse();
await app.RunAsync();
return 0;
