using LiveTownHall.Journal;
using LiveTownHall.Server.Plain.Reports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Plain;

/// <summary>Registers the plain page.</summary>
internal static class PlainServices
{
    public static IServiceCollection AddPlainPage(this IServiceCollection services)
    {
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = PlainResponses.FormField;
            forms.Cookie.Name = "townhall-form";
            forms.Cookie.Path = "/p";
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("LiveTownHall");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(all
            => new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRing(all.GetRequiredService<IDirectory>())));

        // It would ask the store for the keys while the server starts; they are made when the first form is shown.
        foreach (var eager in services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            services.Remove(eager);

        // It warns that the keys are stored as they are: the store protects them like the key that signs the tickets.
        services.AddLogging(logs => logs.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        return services.AddSingleton<Visits>().AddSingleton<PlainResponses>().AddSingleton<PlainActs>().AddSingleton<ReportPages>();
    }
}
