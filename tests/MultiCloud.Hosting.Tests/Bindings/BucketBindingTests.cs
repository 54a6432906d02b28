using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class BucketBindingTests : IAsyncDisposable
{
    private readonly MemoryBindings _clients = new();
    private readonly FunctionApp _app;

    public BucketBindingTests() => _app = new TestTable(new() { Bindings = _clients }).CreateBuilder().Build();

    private IBucket Uploads => _app.Services.GetRequiredKeyedService<IBucket>("uploads");

    [Fact]
    public async Task EveryCall_WithinTheLimits_ReachesTheClient()
    {
        await Uploads.GetAsync("a");
        await Uploads.GetInfoAsync("a");
        await Uploads.ListAsync("p/", 5);
        await Uploads.PutAsync("a", Stream.Null, 7);
        await Uploads.PutAsync("a", new byte[3]);
        await Uploads.DeleteAsync("a");
        await Uploads.CreateLinkAsync("a", LinkKind.Write, TimeSpan.FromMinutes(15));

        Assert.Equal(["get a", "info a", "list p/ 5", "put a 7", "put a 3", "delete a", "link a Write 900"], _clients.BucketCalls);
    }

    [Fact]
    public async Task EveryCall_WithABadKey_IsRefusedBeforeTheClient()
    {
        Func<Task>[] calls =
        [
            () => Uploads.GetAsync("/a"),
            () => Uploads.GetInfoAsync("/a"),
            () => Uploads.ListAsync("/a"),
            () => Uploads.PutAsync("/a", Stream.Null, 7),
            () => Uploads.PutAsync("/a", new byte[3]),
            () => Uploads.DeleteAsync("/a"),
            () => Uploads.CreateLinkAsync("/a", LinkKind.Read, TimeSpan.FromMinutes(1)),
        ];
        foreach (var call in calls)
        {
            var fault = await Assert.ThrowsAsync<BindingLimitException>(call);
            Assert.Equal("uploads: The object key '/a' begins with '/'; leave it out.", fault.Message);
        }

        Assert.Empty(_clients.BucketCalls);
    }

    [Fact]
    public async Task PutAsync_BadOptions_AreRefused()
    {
        await Assert.ThrowsAsync<BindingLimitException>(() => Uploads.PutAsync("a", new byte[1], new() { ContentType = "" }));
        await Assert.ThrowsAsync<BindingLimitException>(() => Uploads.PutAsync("a", new byte[1], new() { Metadata = new Dictionary<string, string> { ["A"] = "" } }));
        await Assert.ThrowsAsync<BindingLimitException>(() => Uploads.PutAsync("a", Stream.Null, -1));
    }

    [Fact]
    public void Reader_OfABucket_IsRegisteredToo() => Assert.NotNull(_app.Services.GetRequiredKeyedService<IBucketReader>("uploads"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
