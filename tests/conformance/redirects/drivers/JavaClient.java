import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests with java.net.http.HttpClient. */
public class JavaClient {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private static HttpRequest request(String method, String url, String content) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url));
        if (content.isEmpty()) {
            return builder.method(method, BodyPublishers.noBody()).build();
        }
        return builder.method(method, BodyPublishers.ofString(content))
                .header("Content-Type", "text/plain")
                .header("Content-Language", "en")
                .build();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(System.getProperty("java.version"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split("\t", -1);
            try {
                CLIENT.send(request(cells[0], cells[1], cells[2]), BodyHandlers.discarding());
            } catch (IOException error) {
                System.err.println(cells[0] + " " + cells[1] + ": " + error);
            }
        }
    }
}
