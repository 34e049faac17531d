using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Baselines;

/// <summary>nchan, a publish-subscribe server in C inside nginx, from Debian's packages nginx and libnginx-mod-nchan.</summary>
internal static class Nchan
{
    private const string Module = "/usr/lib/nginx/modules/ngx_nchan_module.so";

    public static bool IsInstalled => File.Exists("/usr/sbin/nginx") && File.Exists(Module);

    public static string Missing => "nchan is not installed: apt-get install nginx libnginx-mod-nchan";

    public static async Task<Helper> StartAsync(string folder)
    {
        var port = FreePort.Next();
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            load_module {{Module}};
            daemon off;
            worker_processes 1;
            worker_rlimit_nofile 20000;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log crit;
            events { worker_connections 16000; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                location = /ready { return 204; }
                location = /publish { nchan_publisher; nchan_channel_id hall; nchan_store_messages off; }
                location = /subscribe { nchan_subscriber websocket; nchan_channel_id hall; nchan_subscriber_first_message newest; }
              }
            }
            """);
        return await Helper.StartAsync("/usr/sbin/nginx", ["-c", configuration, "-p", folder, "-e", Path.Combine(folder, "error.log")], port, "/ready");
    }
}
