// Answers for Netty's HttpResponseStatus, which makes "Client Error (427)" for what it does not have.
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

class Netty {
    static final String NOT_CLAIMED = "?";

    static final Map<String, Function<Integer, String>> FUNCTIONS = Map.of(
        "reason.reason", code -> phrase(code, ""),
        "reason_other.reason", code -> phrase(code, NOT_CLAIMED),
        "class.is_informational", code -> predicate(code, HttpStatusClass.INFORMATIONAL),
        "class.is_success", code -> predicate(code, HttpStatusClass.SUCCESS),
        "class.is_redirection", code -> predicate(code, HttpStatusClass.REDIRECTION),
        "class.is_client_error", code -> predicate(code, HttpStatusClass.CLIENT_ERROR),
        "class.is_server_error", code -> predicate(code, HttpStatusClass.SERVER_ERROR));

    static String phrase(int code, String otherwise) {
        String found = code < 0 ? "" : HttpResponseStatus.valueOf(code).reasonPhrase();
        return found.isEmpty() || found.endsWith(" (" + code + ")") ? otherwise : found;
    }

    static String predicate(int code, HttpStatusClass ofClass) {
        return HttpStatusClass.valueOf(code) == ofClass ? "yes" : "no";
    }

    public static void main(String[] arguments) {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines();
        lines.map(line -> line.split("\t", -1)).forEach(cells -> {
            if (cells[0].equals("library")) {
                System.out.println("Netty\t" + HttpResponseStatus.class.getPackage().getImplementationVersion());
            } else {
                Function<Integer, String> function = FUNCTIONS.get(cells[0]);
                System.out.println(function != null ? function.apply(Integer.valueOf(cells[1])) : NOT_CLAIMED);
            }
        });
    }
}
