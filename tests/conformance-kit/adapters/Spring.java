// Answers for Spring's HttpStatus and HttpStatusCode, which holds 100 to 999.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

class Spring {
    static final String NOT_CLAIMED = "?";

    static final Map<String, Function<Integer, String>> FUNCTIONS = Map.of(
        "reason.reason", code -> known(code, HttpStatus::getReasonPhrase, ""),
        "reason_other.reason", code -> known(code, HttpStatus::getReasonPhrase, NOT_CLAIMED),
        "entry.name", code -> known(code, HttpStatus::name, NOT_CLAIMED),
        "class.is_informational", code -> predicate(code, HttpStatusCode::is1xxInformational),
        "class.is_success", code -> predicate(code, HttpStatusCode::is2xxSuccessful),
        "class.is_redirection", code -> predicate(code, HttpStatusCode::is3xxRedirection),
        "class.is_client_error", code -> predicate(code, HttpStatusCode::is4xxClientError),
        "class.is_server_error", code -> predicate(code, HttpStatusCode::is5xxServerError),
        "class.is_error", code -> predicate(code, HttpStatusCode::isError));

    static String known(int code, Function<HttpStatus, String> ask, String otherwise) {
        HttpStatus status = HttpStatus.resolve(code);
        return status != null ? ask.apply(status) : otherwise;
    }

    static String predicate(int code, Predicate<HttpStatusCode> ask) {
        if (code < 100 || code > 999) {
            return NOT_CLAIMED;
        }
        return ask.test(HttpStatusCode.valueOf(code)) ? "yes" : "no";
    }

    public static void main(String[] arguments) {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines();
        lines.map(line -> line.split("\t", -1)).forEach(cells -> {
            if (cells[0].equals("library")) {
                System.out.println("Spring\t" + HttpStatus.class.getPackage().getImplementationVersion());
            } else {
                Function<Integer, String> function = FUNCTIONS.get(cells[0]);
                System.out.println(function != null ? function.apply(Integer.valueOf(cells[1])) : NOT_CLAIMED);
            }
        });
    }
}
