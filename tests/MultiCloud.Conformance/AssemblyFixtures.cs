using MultiCloud.Conformance.Local;

[assembly: AssemblyFixture(typeof(LocalInProcess))]
