package wildrydes.kernel.display;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.jupyter.Json;

/** Shows a text as what the user says it is: {@code render("<b>x</b>", "text/html")}. */
final class Texts {

    private Texts() {}

    /** The text in each of these formats that is one of text; nothing if the value is none. */
    static Optional<MimeBundle> render(Object value, Set<String> mimeTypes) {
        if (!(value instanceof CharSequence)) {
            return Optional.empty();
        }
        String text = value.toString();
        MimeBundle bundle = MimeBundle.text(PlainText.of(text));
        for (String type : mimeTypes) {
            if (isText(type)) {
                bundle = bundle.with(type, isJson(type) ? json(text) : text);
            }
        }
        return Optional.of(bundle);
    }

    private static boolean isText(String type) {
        return !type.equals("text/plain")
                && (type.equals("image/svg+xml") || !type.matches("(?:image|audio|video|font)/.*|.*/pdf"));
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    /** Front ends draw an object, not its text. */
    private static Object json(String text) {
        try {
            return Json.object(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // No object: front ends show the text as it is.
            return text;
        }
    }
}
