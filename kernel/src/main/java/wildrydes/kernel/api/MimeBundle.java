package wildrydes.kernel.api;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several formats; the front end shows the richest it knows. Jupyter's {@code data} and {@code metadata}
 * of display_data and execute_result.
 *
 * @param data MIME type to content: a {@code String} for text and base64, or maps, lists, strings, numbers and booleans
 *     for JSON types
 * @param metadata MIME type to hints for its display, or keys of the whole bundle
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {

    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A bundle of plain text, the format that every front end can show. */
    public static MimeBundle text(String plain) {
        return new MimeBundle(Map.of("text/plain", plain), Map.of());
    }

    /** This bundle with one more format. */
    public MimeBundle with(String mimeType, Object content) {
        var more = new LinkedHashMap<>(data);
        more.put(mimeType, content);
        return new MimeBundle(more, metadata);
    }

    /** This bundle with an HTML form. */
    public MimeBundle withHtml(String html) {
        return with("text/html", html);
    }

    /** This bundle with a picture, given as the bytes of a PNG file. */
    public MimeBundle withPng(byte[] png) {
        return with("image/png", Base64.getEncoder().encodeToString(png));
    }
}
