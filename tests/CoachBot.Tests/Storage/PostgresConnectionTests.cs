using CoachBot.Storage;
using Npgsql;

namespace CoachBot.Tests.Storage;

public sealed class PostgresConnectionTests
{
    [Theory]
    [InlineData("Host=db", 40, true)]
    [InlineData("Host=db;Max Auto Prepare=0", 0, true)]
    [InlineData("Host=db;MaxAutoPrepare=7;No Reset On Close=false", 7, false)]
    public void Statements_stay_prepared_unless_the_setting_says_otherwise(string given, int prepared, bool noReset)
    {
        var connection = new NpgsqlConnectionStringBuilder(Connections.PostgresText(new() { ConnectionString = given }));
        Assert.Equal(prepared, connection.MaxAutoPrepare);
        Assert.Equal(noReset, connection.NoResetOnClose);
    }
}
