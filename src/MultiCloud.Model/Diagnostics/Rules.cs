namespace MultiCloud.Model;

/// <summary>Every rule, once: the analyzers, the build, the documentation and the tests read this list.</summary>
public static class Rules
{
    /// <summary>MC1001: Name is not allowed.</summary>
    public static readonly Rule InvalidName = new("MC1001", "Name is not allowed", "{0} '{1}' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example '{2}'", Severity.Error);

    /// <summary>MC1002: Two functions have one name.</summary>
    public static readonly Rule DuplicateFunction = new("MC1002", "Two functions have one name", "Function '{0}' is declared by {1} and by {2}; give one of them another name with [Function(\"...\")]", Severity.Error);

    /// <summary>MC1003: A function has two triggers.</summary>
    public static readonly Rule TwoTriggers = new("MC1003", "A function has two triggers", "Method {0} has {1} triggers ({2}), and a function has one; move one to a method of its own", Severity.Error);

    /// <summary>MC1004: A function is async void.</summary>
    public static readonly Rule AsyncVoid = new("MC1004", "A function is async void", "Function '{0}' is async void, so nobody sees it end or fail; return Task instead", Severity.Error);

    /// <summary>MC1005: A parameter cannot be bound.</summary>
    public static readonly Rule UnsupportedParameter = new("MC1005", "A parameter cannot be bound", "Parameter '{0}' of function '{1}' has type {2}, which {3}; {4}", Severity.Error);

    /// <summary>MC1006: A return type cannot be used.</summary>
    public static readonly Rule UnsupportedReturn = new("MC1006", "A return type cannot be used", "Function '{0}' returns {1}, but a {2} function returns {3}", Severity.Error);

    /// <summary>MC1007: A trigger is in a library.</summary>
    public static readonly Rule TriggerInLibrary = new("MC1007", "A trigger is in a library", "{0} has a trigger, but project '{1}' is a library, and functions live in the app's project (OutputType Exe); move the method there", Severity.Error);

    /// <summary>MC1008: A method cannot be a function.</summary>
    public static readonly Rule UnsupportedMethod = new("MC1008", "A method cannot be a function", "Method {0} is {1}, and a function is {2}; {3}", Severity.Error);

    /// <summary>MC1009: A declared handler does not exist.</summary>
    public static readonly Rule ConfiguredHandlerNotFound = new("MC1009", "A declared handler does not exist", "Function '{0}' declares the handler '{1}', but there is {2}; the form is 'Namespace.Type.Method'{3}", Severity.Error);

    /// <summary>MC1010: The entry point does not serve the functions.</summary>
    public static readonly Rule NotServed = new("MC1010", "The entry point does not serve the functions", "The project has functions, but its entry point in {0} does not use FunctionApp, so none of them ever runs; delete the file, or end it with 'await FunctionApp.CreateBuilder(args).Build().RunAsync();'", Severity.Warning);

    /// <summary>MC1011: A method is declared in two places.</summary>
    public static readonly Rule DeclaredTwice = new("MC1011", "A method is declared in two places", "Method {0} is function '{1}' of multicloud.json, and function '{2}' by its attribute; remove the handler here or the attribute there", Severity.Error);

    /// <summary>MC2001: Route is not valid.</summary>
    public static readonly Rule BadRoute = new("MC2001", "Route is not valid", "Route '{0}' of function '{1}': {2}; {3}", Severity.Error);

    /// <summary>MC2002: Two functions answer one route.</summary>
    public static readonly Rule DuplicateRoute = new("MC2002", "Two functions answer one route", "Functions '{0}' and '{1}' both answer {2} {3}; change one of the routes", Severity.Error);

    /// <summary>MC2003: Path is reserved.</summary>
    public static readonly Rule ReservedPath = new("MC2003", "Path is reserved", "Route '{0}' of function '{1}' begins with '/__multicloud/', which the hosts keep for themselves; choose another path", Severity.Error);

    /// <summary>MC2004: Route and parameters differ.</summary>
    public static readonly Rule RouteParameterMismatch = new("MC2004", "Route and parameters differ", "Function '{0}': {1} has no counterpart in {2}; {3}", Severity.Error);

    /// <summary>MC2005: A unit mixes public and private.</summary>
    public static readonly Rule MixedAccess = new("MC2005", "A unit mixes public and private", "Unit '{0}' has public functions ({1}) and private ones ({2}), and one unit has one access; give them the same access or another unit", Severity.Error);

    /// <summary>MC2006: HTTP method is not known.</summary>
    public static readonly Rule UnknownHttpMethod = new("MC2006", "HTTP method is not known", "Function '{0}' has the HTTP method '{1}'; allowed are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS", Severity.Error);

    /// <summary>MC2007: Cross-origin rules on a private unit.</summary>
    public static readonly Rule CorsWithPrivate = new("MC2007", "Cross-origin rules on a private unit", "Unit '{0}' is private, so a browser's preflight request is refused before cross-origin rules apply; set its access to public or remove http.cors", Severity.Warning);

    /// <summary>MC2008: A unit mixes http and other functions.</summary>
    public static readonly Rule MixedUnit = new("MC2008", "A unit mixes http and other functions", "Unit '{0}' holds http functions ({1}) and others ({2}); give one kind another unit", Severity.Error);

    /// <summary>MC3001: Cron expression is not valid.</summary>
    public static readonly Rule BadCron = new("MC3001", "Cron expression is not valid", "Cron '{0}' of function '{1}': {2}; a schedule has five fields: minute hour day-of-month month day-of-week, for example '0 3 * * *'", Severity.Error);

    /// <summary>MC3002: Time zone is not known.</summary>
    public static readonly Rule UnknownTimeZone = new("MC3002", "Time zone is not known", "Time zone '{0}' of function '{1}' is not an IANA zone{2}", Severity.Error);

    /// <summary>MC3003: A timer may overlap itself.</summary>
    public static readonly Rule TimeoutOverInterval = new("MC3003", "A timer may overlap itself", "Function '{0}' may run {1} s, and '{2}' ticks as often as every {3} s, so ticks would be skipped; lower the timeout below {3} s or tick less often", Severity.Warning);

    /// <summary>MC3101: Value is out of range.</summary>
    public static readonly Rule OutOfRange = new("MC3101", "Value is out of range", "{0} of {1} is {2}; allowed is {3} to {4}", Severity.Error);

    /// <summary>MC3102: Not every target can do this.</summary>
    public static readonly Rule NotPortable = new("MC3102", "Not every target can do this", "{0} of function '{1}' is {2}, and not every target can do that; portable is {3}", Severity.Warning);

    /// <summary>MC3103: The target cannot do this.</summary>
    public static readonly Rule TargetLimit = new("MC3103", "The target cannot do this", "{0} of function '{1}' is {2}, but target '{3}' allows {4} ({5}); portable is {6}", Severity.Error);

    /// <summary>MC3104: The target lacks a trigger kind.</summary>
    public static readonly Rule TargetLacksTrigger = new("MC3104", "The target lacks a trigger kind", "Function '{0}' has a {1} trigger, and target '{2}' has {3} only; use one of those, or another target", Severity.Error);

    /// <summary>MC4001: A queue has two consumers.</summary>
    public static readonly Rule TwoConsumers = new("MC4001", "A queue has two consumers", "Queue '{0}' is consumed by '{1}' and by '{2}', and a queue has one consumer; publish to a topic instead, or use two queues", Severity.Error);

    /// <summary>MC4002: Nobody consumes what is sent.</summary>
    public static readonly Rule NobodyConsumes = new("MC4002", "Nobody consumes what is sent", "{0} '{1}' is sent to, but no function consumes it{2}", Severity.Info);

    /// <summary>MC4003: Nobody feeds a function.</summary>
    public static readonly Rule NobodyFeeds = new("MC4003", "Nobody feeds a function", "Function '{0}' consumes {1} '{2}', but no code of this app sends to it{3}", Severity.Info);

    /// <summary>MC4004: A bucket function may start itself.</summary>
    public static readonly Rule BucketLoop = new("MC4004", "A bucket function may start itself", "Function '{0}' is started by objects created under '{1}' of bucket '{2}' and can write to that bucket: an object it writes there starts it again; write to another prefix or bucket", Severity.Warning);

    /// <summary>MC4005: A service's binding has no name.</summary>
    public static readonly Rule BindingAttributeRequired = new("MC4005", "A service's binding has no name", "Parameter '{0}' of {1} is {2}, and outside function classes its name must be said: write [Binding(\"{3}\")]", Severity.Error);

    /// <summary>MC4006: A binding is used in two ways.</summary>
    public static readonly Rule BindingMismatch = new("MC4006", "A binding is used in two ways", "Binding '{0}' is {1} in {2} but {3} in {4}; use one kind and type, or two names", Severity.Error);

    /// <summary>MC4007: The called function does not exist.</summary>
    public static readonly Rule UnknownFunction = new("MC4007", "The called function does not exist", "Binding '{0}' calls a direct function of that name, and there is none{1}", Severity.Error);

    /// <summary>MC4008: Call and function differ.</summary>
    public static readonly Rule FunctionTypeMismatch = new("MC4008", "Call and function differ", "Binding '{0}' is IFunction<{1}, {2}>, but function '{0}' takes {3} and returns {4}", Severity.Error);

    /// <summary>MC4009: A secret is read that is not named.</summary>
    public static readonly Rule SecretNotNamed = new("MC4009", "A secret is read that is not named", "The secret '{0}' is read, but multicloud.json does not name it{1}; an app may read the secrets it names: \"secrets\": [{2}]", Severity.Error);

    /// <summary>MC4010: Functions call each other in a circle.</summary>
    public static readonly Rule CallCycle = new("MC4010", "Functions call each other in a circle", "Direct functions call each other in a circle: {0}; each waits, and pays, for the next; break it with a queue", Severity.Warning);

    /// <summary>MC4011: A queue has the name of a function with an inbox.</summary>
    public static readonly Rule InboxNameTaken = new("MC4011", "A queue has the name of a function with an inbox", "Function '{0}' receives its {1} through an inbox, a queue of the function's name, and there is a queue '{0}'; give the function another name with [Function(\"...\")], or the queue", Severity.Error);

    /// <summary>MC5001: A type is missing in the JSON context.</summary>
    public static readonly Rule MissingJsonRoot = new("MC5001", "A type is missing in the JSON context", "Type {0}, {1} of {2}, is not listed in a JsonSerializerContext; add [JsonSerializable(typeof({3}))] to {4}", Severity.Error);

    /// <summary>MC6001: multicloud.json is not valid JSON.</summary>
    public static readonly Rule ConfigSyntax = new("MC6001", "multicloud.json is not valid JSON", "{0}", Severity.Error);

    /// <summary>MC6002: multicloud.json has an unknown property.</summary>
    public static readonly Rule ConfigUnknownProperty = new("MC6002", "multicloud.json has an unknown property", "'{0}' is not a property of {1}{2}", Severity.Error);

    /// <summary>MC6003: multicloud.json has a wrong value.</summary>
    public static readonly Rule ConfigWrongValue = new("MC6003", "multicloud.json has a wrong value", "{0} is {1}; allowed is {2}", Severity.Error);

    /// <summary>MC6004: multicloud.json names something that does not exist.</summary>
    public static readonly Rule ConfigUnknownReference = new("MC6004", "multicloud.json names something that does not exist", "{0} names the {1} '{2}', and there is none{3}", Severity.Error);

    /// <summary>MC6005: multicloud.json has a property twice.</summary>
    public static readonly Rule ConfigDuplicateProperty = new("MC6005", "multicloud.json has a property twice", "'{0}' stands twice in {1}; remove one", Severity.Error);

    /// <summary>MC6006: A trigger in multicloud.json does not fit.</summary>
    public static readonly Rule ConfigTrigger = new("MC6006", "A trigger in multicloud.json does not fit", "The trigger of function '{0}' in multicloud.json does not fit: {1}", Severity.Error);

    /// <summary>MC7001: The app's model cannot be read.</summary>
    public static readonly Rule ModelUnreadable = new("MC7001", "The app's model cannot be read", "Assembly '{0}' {1}; use one version of all MultiCloud packages, let the generator of package MultiCloud run, and build again", Severity.Error);

    /// <summary>MC7002: A target's capabilities file is not valid.</summary>
    public static readonly Rule BadCapabilities = new("MC7002", "A target's capabilities file is not valid", "The capabilities of a target cannot be read: {0}", Severity.Error);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        InvalidName,
        DuplicateFunction,
        TwoTriggers,
        AsyncVoid,
        UnsupportedParameter,
        UnsupportedReturn,
        TriggerInLibrary,
        UnsupportedMethod,
        ConfiguredHandlerNotFound,
        NotServed,
        DeclaredTwice,
        BadRoute,
        DuplicateRoute,
        ReservedPath,
        RouteParameterMismatch,
        MixedAccess,
        UnknownHttpMethod,
        CorsWithPrivate,
        MixedUnit,
        BadCron,
        UnknownTimeZone,
        TimeoutOverInterval,
        OutOfRange,
        NotPortable,
        TargetLimit,
        TargetLacksTrigger,
        TwoConsumers,
        NobodyConsumes,
        NobodyFeeds,
        BucketLoop,
        BindingAttributeRequired,
        BindingMismatch,
        UnknownFunction,
        FunctionTypeMismatch,
        SecretNotNamed,
        CallCycle,
        InboxNameTaken,
        MissingJsonRoot,
        ConfigSyntax,
        ConfigUnknownProperty,
        ConfigWrongValue,
        ConfigUnknownReference,
        ConfigDuplicateProperty,
        ConfigTrigger,
        ModelUnreadable,
        BadCapabilities,
    ];
}
