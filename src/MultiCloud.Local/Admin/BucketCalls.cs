using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;

namespace MultiCloud.Local.Admin;

/// <summary>Reads and writes objects, under the limits that function code has.</summary>
internal sealed class BucketCalls(AdminContext app)
{
    public async ValueTask ListAsync(AdminRequest request)
    {
        var page = await Find(request).ListAsync(request.Query("prefix") ?? "", continuation: request.Query("next"), cancellationToken: request.ClientGone);
        await request.WriteAsync(200, new ObjectsView([.. page.Entries.Select(View)], page.Continuation), LocalJson.Default.ObjectsView);
    }

    public async ValueTask PutAsync(AdminRequest request)
    {
        if (await ObjectEndpoint.PutAsync(Find(request), request.Values[1], request.Exchange, request.ClientGone) is { } entry)
            await request.WriteAsync(200, View(entry), LocalJson.Default.ObjectView);
    }

    public ValueTask GetAsync(AdminRequest request) =>
        ObjectEndpoint.ReadAsync(Find(request), request.Values[1], request.Exchange, request.ClientGone);

    public async ValueTask DeleteAsync(AdminRequest request)
    {
        await Find(request).DeleteAsync(request.Values[1], request.ClientGone);
        await request.WriteNothingAsync();
    }

    private IBucket Find(AdminRequest request)
    {
        var bucket = request.Values[0];
        var known = app.Runtime.Table.Bindings.Where(binding => binding.Kind == BindingKind.Bucket).Select(binding => binding.Name)
            .Concat(app.Runtime.Functions.Select(function => function.Trigger).OfType<BucketFunctionTrigger>().Select(trigger => trigger.Bucket)).Distinct(StringComparer.Ordinal);
        return known.Contains(bucket, StringComparer.Ordinal)
            ? app.Buckets(bucket)
            : throw new AdminException(404, $"There is no bucket '{bucket}'. Buckets of this app: {string.Join(", ", known.DefaultIfEmpty("none"))}.");
    }

    private static ObjectView View(BucketEntry entry) => new(entry.Key, entry.Size, entry.Version, entry.LastModified, entry.ContentType);
}
