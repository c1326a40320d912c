package wildrydes.kernel.api;

import java.util.Map;
import java.util.Optional;

/** Names of formats, as people write them. */
final class Formats {

    /** Rapaio's short names. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("text", "text/plain"),
            Map.entry("html", "text/html"),
            Map.entry("md", "text/markdown"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("latex", "text/latex"),
            Map.entry("javascript", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"));

    private Formats() {}

    /** The MIME type that this names; nothing if it is no format but a text. */
    static Optional<String> of(String name) {
        return name.matches("[a-z]+/[\\w.+-]+") ? Optional.of(name) : Optional.ofNullable(SHORT.get(name));
    }
}
