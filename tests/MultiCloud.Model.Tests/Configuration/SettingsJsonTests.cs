namespace MultiCloud.Model.Tests.Configuration;

public class SettingsJsonTests
{
    private static readonly AppModel Shop = new()
    {
        Name = "shop",
        Functions = new(
        [
            new FunctionModel
            {
                Name = "orders-place",
                Handler = "Shop.Orders.Place",
                Trigger = new HttpTrigger("POST", "/orders"),
                Bindings = new([new BindingUse("queue", "orders", "send", "Shop.Order")]),
                InputType = "Shop.Order",
            },
        ]),
    };

    private static readonly Manifest File = Manifest.Parse("multicloud.json", """
        {
          "app": "bookshop",
          "secrets": ["key"],
          "targets": { "local": { "region": "n-1" } },
          "stages": {
            "prod": {
              "secrets": ["other"],
              "http": { "access": "public", "cors": { "origins": ["*"] } },
              "units": { "http": { "environment": { "B": "ü\"" } } },
              "environment": { "A": "1" },
              "functions": { "orders-place": { "timeoutSeconds": 20 } }
            }
          }
        }
        """).Manifest;

    [Fact]
    public void Write_NoFile_HasAnyStageWithDefaults() => Assert.Equal(
        """
        {
          "app": "shop",
          "target": "local",
          "stages": {
            "*": {
              "functions": {
                "orders-place": {
                  "unit": "http",
                  "timeoutSeconds": 30,
                  "memoryMb": 256,
                  "concurrency": 10,
                  "maxInstances": 20,
                  "minInstances": 0,
                  "maxAttempts": 5,
                  "batchSize": 1,
                  "access": "private"
                }
              },
              "cors": null,
              "environment": {},
              "secrets": []
            }
          }
        }

        """,
        SettingsJson.Write(Shop, null, "local"));

    [Fact]
    public void Write_Stages_HaveTheirWholeValues()
    {
        var root = JsonReader.Read(SettingsJson.Write(Shop, File, "local"), out _)!;

        Assert.Equal("bookshop", root["app"]!.Text);
        Assert.Equal(["*", "prod"], root["stages"]!.Members.Select(member => member.Name));
        var prod = root["stages"]!["prod"]!;
        Assert.Equal("20", prod["functions"]!["orders-place"]!["timeoutSeconds"]!.Text);
        Assert.Equal("public", prod["functions"]!["orders-place"]!["access"]!.Text);
        Assert.Equal("600", prod["cors"]!["maxAgeSeconds"]!.Text);
        Assert.Equal("1", prod["environment"]!["A"]!.Text);
        Assert.Equal("ü\"", prod["units"]!["http"]!["environment"]!["B"]!.Text);
        Assert.Equal(["key", "other"], prod["secrets"]!.Items.Select(item => item.Text));
        Assert.Equal(["key"], root["stages"]!["*"]!["secrets"]!.Items.Select(item => item.Text));
        Assert.Null(root["stages"]!["*"]!["units"]);
    }

    [Fact]
    public void ManifestJson_Write_IsTheMergedModel() => Assert.Equal(
        """
        {
          "version": 1,
          "app": "bookshop",
          "target": "local",
          "options": {
            "region": "n-1"
          },
          "stages": {
            "*": {
              "functions": {
                "orders-place": {
                  "handler": "Shop.Orders.Place",
                  "unit": "http",
                  "trigger": {
                    "kind": "http",
                    "method": "POST",
                    "route": "/orders"
                  },
                  "batch": false,
                  "timeoutSeconds": 30,
                  "maxAttempts": 5,
                  "batchSize": 1,
                  "bindings": [
                    {
                      "kind": "queue",
                      "name": "orders",
                      "access": "send",
                      "type": "Shop.Order"
                    }
                  ],
                  "input": "Shop.Order"
                }
              },
              "units": {
                "http": {
                  "functions": [
                    "orders-place"
                  ],
                  "timeoutSeconds": 30,
                  "memoryMb": 256,
                  "concurrency": 10,
                  "maxInstances": 20,
                  "minInstances": 0,
                  "access": "private",
                  "environment": {}
                }
              },
              "cors": null,
              "secrets": [
                "key"
              ],
              "bindings": {}
            }
          }
        }

        """,
        ManifestJson.Write(Shop, File with { Stages = default }, "local"));
}
