import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** Sends requests with java.net.http.HttpClient. */
public class JavaClient {
    // Without this property, which is read once, a caller cannot set Host.
    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(proxy(System.getenv("https_proxy")))
            .build();

    private static ProxySelector proxy(String url) {
        if (url == null) {
            return HttpClient.Builder.NO_PROXY;
        }
        URI proxy = URI.create(url);
        return ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort()));
    }

    private static HttpRequest request(String method, String url, String content, String[] fields) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url))
                .method(method, content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content));
        return (fields.length == 0 ? builder : builder.headers(fields)).build();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(System.getProperty("java.version"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split("\t", -1);
            try {
                String[] fields = Arrays.copyOfRange(cells, 3, cells.length);
                CLIENT.send(request(cells[0], cells[1], cells[2], fields), BodyHandlers.discarding());
            } catch (IOException error) {
                System.err.println(cells[0] + " " + cells[1] + ": " + error);
            }
        }
    }
}
