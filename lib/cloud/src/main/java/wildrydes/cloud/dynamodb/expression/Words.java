package wildrydes.cloud.dynamodb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that no attribute may be called by in an expression (developerguide/ReservedWords.html). */
final class Words {

    private static final Set<String> RESERVED = read();

    private Words() {}

    /** Whatever its case. */
    static boolean reserved(String name) {
        return RESERVED.contains(upper(name));
    }

    /** A word of the language in capitals. */
    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static Set<String> read() {
        try (InputStream words = Objects.requireNonNull(
                Words.class.getResourceAsStream("/wildrydes/cloud/dynamodb/reserved-words.txt"))) {
            return new String(words.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
