using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shop
{
    public enum Kind { Slow, Fast }

    public interface IClock;

    public abstract class Store;

    public sealed class Basket;

    public sealed class Primary(
        IQueue<string> orderLines, ITopic<int> orderPlaced, IBucket uploads, IBucketReader archive, IFunction<string, int?> pricingPrice, [Binding("other")] IQueue<string> named,
        ILogger<Primary> log, Basket basket, IClock? clock, Store? store = null, int retries = 3, Kind kind = Kind.Fast,
        [FromKeyedServices("red")] IClock? red = null, [FromKeyedServices(Kind.Slow)] Basket slow = null!, IServiceProvider services = null!, InvocationContext context = null!)
    {
        [HttpTrigger("GET", "/primary")]
        public string Get(IBucket covers, [Binding("thumbs")] IBucketReader small, [FromKeyedServices("blue")] IClock blue, IClock clockOfMethod, IEnumerable<IClock> all, HttpTriggerRequest request, IServiceProvider provider) =>
            $"{orderLines}{orderPlaced}{uploads}{archive}{pricingPrice}{named}{log}{basket}{clock}{store}{retries}{kind}{red}{slow}{services}{context}{covers}{small}{blue}{clockOfMethod}{all}{request}{provider}";

        [HttpTrigger("GET", "/static")]
        public static string Static() => "";
    }

    public sealed class Sync : IDisposable
    {
        [QueueTrigger("sync")]
        public void Run(string text) { }

        void IDisposable.Dispose() { }
    }

    public class Async : IAsyncDisposable, IDisposable
    {
        private protected Async(int depth) => _ = depth;

        public Async() { }

        [QueueTrigger("async")]
        public void Run(string text) { }

        public ValueTask DisposeAsync() { GC.SuppressFinalize(this); return default; }

        public void Dispose() => GC.SuppressFinalize(this);
    }

    public class Marked
    {
        public Marked() { }

        [ActivatorUtilitiesConstructor]
        public Marked(IClock clock) => _ = clock;

        [TimerTrigger("0 0 * * *")]
        internal void Run() { }
    }

    internal static class Outer
    {
        public sealed class @class
        {
            [Function("keywords")]
            public string @event(string @in) => @in;
        }
    }
}

public static class Rooted
{
    [TimerTrigger("0 0 * * *")]
    public static void Run() { }
}
