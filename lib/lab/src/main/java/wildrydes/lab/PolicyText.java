package wildrydes.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policies as IAM gives them, and as a person reads them. */
final class PolicyText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writer(printer());

    private PolicyText() {}

    /** As AWS's pages set policies: two spaces a level, and each element of a list on a line of its own. */
    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    /** IAM gives documents as they would stand in a URL. */
    static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    /** A member a line; what is no JSON stays as it is. */
    static String pretty(String document) {
        try {
            return PRETTY.writeValueAsString(JSON.readTree(document));
        } catch (JsonProcessingException e) {
            return document;
        }
    }
}
