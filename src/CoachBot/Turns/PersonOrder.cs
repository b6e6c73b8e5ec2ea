namespace CoachBot.Turns;

/// <summary>Lets one turn of a person through at a time, in the order they came; different people do not wait for each other.</summary>
internal sealed class PersonOrder
{
    private readonly Dictionary<string, (Task Last, int Waiting)> _lanes = [];
    private readonly Lock _lock = new();

    public async Task<T> RunAsync<T>(string person, Func<Task<T>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
        {
            var (last, waiting) = _lanes.GetValueOrDefault(person, (Task.CompletedTask, 0));
            before = last;
            _lanes[person] = (done.Task, waiting + 1);
        }
        try
        {
            await before;
            return await work();
        }
        finally
        {
            lock (_lock)
            {
                var (last, waiting) = _lanes[person];
                if (waiting == 1) _lanes.Remove(person);
                else _lanes[person] = (last, waiting - 1);
            }
            done.SetResult();
        }
    }
}
