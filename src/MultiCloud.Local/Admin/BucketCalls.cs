using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;

namespace MultiCloud.Local.Admin;

/// <summary>Reads and writes objects, under the limits that function code has.</summary>
internal sealed class BucketCalls(AdminContext app)
{
    public async ValueTask ListAsync(AdminRequest request, string bucket)
    {
        var page = await Find(bucket).ListAsync(request.Query("prefix") ?? "", continuation: request.Query("continuation"), cancellationToken: request.ClientGone);
        await request.WriteAsync(200, new ObjectsView([.. page.Entries.Select(View)], page.Continuation), LocalJson.Default.ObjectsView);
    }

    public async ValueTask PutAsync(AdminRequest request, string bucket, string key)
    {
        if (await ObjectEndpoint.PutAsync(Find(bucket), key, request.Exchange, request.ClientGone) is { } entry)
            await request.WriteAsync(200, View(entry), LocalJson.Default.ObjectView);
    }

    public ValueTask GetAsync(AdminRequest request, string bucket, string key) =>
        ObjectEndpoint.ReadAsync(Find(bucket), key, request.Exchange, request.ClientGone);

    public async ValueTask DeleteAsync(AdminRequest request, string bucket, string key)
    {
        await Find(bucket).DeleteAsync(key, request.ClientGone);
        await request.WriteNothingAsync();
    }

    private IBucket Find(string bucket)
    {
        var known = app.Runtime.Table.Bindings.Where(binding => binding.Kind == BindingKind.Bucket).Select(binding => binding.Name)
            .Concat(app.Runtime.Functions.Select(function => function.Trigger).OfType<BucketFunctionTrigger>().Select(trigger => trigger.Bucket)).Distinct(StringComparer.Ordinal);
        return known.Contains(bucket, StringComparer.Ordinal)
            ? app.Buckets(bucket)
            : throw new AdminException(404, $"There is no bucket '{bucket}'. Buckets of this app: {string.Join(", ", known.DefaultIfEmpty("none"))}.");
    }

    private static ObjectView View(BucketEntry entry) => new(entry.Key, entry.Size, entry.Version, entry.LastModified, entry.ContentType);
}
