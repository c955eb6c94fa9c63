namespace RelocGrains.Faults.Faults;

/// <summary>Lets everything through, until it is shut for a while.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Gate() => Open();

    /// <summary>Completes when something may go through: at once, as long as it is not shut.</summary>
    public Task Passing => open.Task;

    /// <summary>From now on nothing goes through.</summary>
    public void Shut() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back goes through.</summary>
    public void Open() => open.TrySetResult();
}
