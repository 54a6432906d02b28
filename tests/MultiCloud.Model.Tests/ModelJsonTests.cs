namespace MultiCloud.Model.Tests;

public class ModelJsonTests
{
    private static readonly AppModel Shop = new()
    {
        Name = "shop",
        Functions = new(
        [
            new FunctionModel { Name = "b-timer", Handler = "Shop.B.Timer", Trigger = new TimerTrigger("0 3 * * *", "UTC") },
            new FunctionModel
            {
                Name = "a-get",
                Handler = "Shop.A.Get",
                Trigger = new HttpTrigger("GET", "/a/{id}"),
                Options = new FunctionOptions { TimeoutSeconds = 10, Access = Access.Public, Unit = "web" },
                Bindings = new([new BindingUse("queue", "orders", "send", "Shop.Order"), new BindingUse("function", "price", "call", "In", "Out")]),
                InputType = "In",
                OutputType = "Out",
            },
            new FunctionModel { Name = "c", Handler = "Shop.C", Trigger = new QueueTrigger("orders"), Batch = true },
            new FunctionModel { Name = "d", Handler = "Shop.D", Trigger = new TopicTrigger("placed") },
            new FunctionModel { Name = "e", Handler = "Shop.E", Trigger = new BucketTrigger("files", "in/", true, false) },
            new FunctionModel { Name = "f", Handler = "Shop.\"F\"\u2028", Trigger = new DirectTrigger() },
        ]),
        SharedBindings = new([new BindingUse("bucket", "files", "read")]),
    };

    [Fact]
    public void Write_EveryTrigger_IsCompactAndSorted() => Assert.Equal(
        """{"version":1,"app":"shop","functions":[{"name":"a-get","handler":"Shop.A.Get","trigger":{"kind":"http","method":"GET","route":"/a/{id}"},"options":{"unit":"web","timeoutSeconds":10,"access":"public"},"bindings":[{"kind":"function","name":"price","access":"call","type":"In","resultType":"Out"},{"kind":"queue","name":"orders","access":"send","type":"Shop.Order"}],"input":"In","output":"Out"},{"name":"b-timer","handler":"Shop.B.Timer","trigger":{"kind":"timer","cron":"0 3 * * *","timeZone":"UTC"}},{"name":"c","handler":"Shop.C","trigger":{"kind":"queue","queue":"orders"},"batch":true},{"name":"d","handler":"Shop.D","trigger":{"kind":"topic","topic":"placed"}},{"name":"e","handler":"Shop.E","trigger":{"kind":"bucket","bucket":"files","prefix":"in/","events":["created"]}},{"name":"f","handler":"Shop.\"F\"\u2028","trigger":{"kind":"direct"}}],"sharedBindings":[{"kind":"bucket","name":"files","access":"read"}]}"""
            .Replace("Shop.\"F\"", "Shop.\\\"F\\\"", StringComparison.Ordinal),
        ModelJson.Write(Shop));

    [Fact]
    public void Read_WhatWriteWrote_IsTheModelInOrder()
    {
        var read = ModelJson.Read(ModelJson.Write(Shop));

        var functions = Shop.Functions.OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => f with { Bindings = new(f.Bindings.OrderBy(b => b.Kind, StringComparer.Ordinal)) });
        Assert.Equal(Shop with { Functions = new(functions) }, read);
        Assert.Equal(ModelJson.Write(Shop), ModelJson.Write(read));
    }

    [Fact]
    public void Read_BrokenFunctions_AreThoseWritten()
    {
        var app = new AppModel { Name = "shop", Broken = new([new BrokenFunction("a-get", "Shop.A.Get", "MC1005", "Parameter 'x' is wrong")]) };

        Assert.Equal(app, ModelJson.Read(ModelJson.Write(app)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":2,\"app\":\"shop\",\"functions\":[]}")]
    [InlineData("{\"version\":1,\"functions\":[]}")]
    [InlineData("{\"version\":1,\"app\":\"a\",\"functions\":[{\"name\":\"f\",\"handler\":\"h\",\"trigger\":{\"kind\":\"mail\"}}]}")]
    public void Read_OtherText_SaysToBuildAgain(string json)
    {
        var error = Assert.Throws<FormatException>(() => ModelJson.Read(json));

        Assert.Contains("build again", error.Message, StringComparison.Ordinal);
    }
}
