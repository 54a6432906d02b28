namespace MultiCloud.Model;

/// <summary>Cross-origin rules as JSON.</summary>
internal static class CorsJson
{
    public static void Write(JsonWriter json, CorsPolicy? cors)
    {
        json.Name("cors");
        if (cors is null)
        {
            json.Value(null);
            return;
        }

        json.BeginObject()
            .Name("origins").Strings(cors.Origins)
            .Name("methods").Strings(cors.Methods)
            .Name("headers").Strings(cors.Headers)
            .Name("credentials").Value(cors.Credentials)
            .Name("maxAgeSeconds").Value(cors.MaxAgeSeconds)
            .EndObject();
    }
}
