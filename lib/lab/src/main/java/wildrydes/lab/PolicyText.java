package wildrydes.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policies as IAM gives them, and as a person reads them. */
final class PolicyText {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PolicyText() {}

    /** IAM gives documents as they would stand in a URL. */
    static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    /** A member a line; what is no JSON stays as it is. */
    static String pretty(String document) {
        try {
            return JSON.writeValueAsString(JSON.readTree(document));
        } catch (JsonProcessingException e) {
            return document;
        }
    }
}
