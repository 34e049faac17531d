using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A certificate that nobody trusts, for a store on localhost.</summary>
internal static class SelfSigned
{
    /// <returns>The files of certificate and key, in PEM.</returns>
    public static async Task<(string Certificate, string Key)> WriteAsync(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (certificatePath, keyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        await File.WriteAllTextAsync(certificatePath, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());
        return (certificatePath, keyPath);
    }
}
