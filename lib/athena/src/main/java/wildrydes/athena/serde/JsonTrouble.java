package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What a parser of JSON complains of. */
final class JsonTrouble {

    private JsonTrouble() {}

    /** Whether the text ends before its object does. */
    static boolean endsEarly(JsonProcessingException e) {
        return e instanceof JsonEOFException;
    }

    /** Whether the text ends within quotes. */
    static boolean endsInQuotes(JsonProcessingException e) {
        return endsEarly(e) && e.getOriginalMessage().contains("closing quote");
    }

    /** In words, with the place in the line. */
    static String of(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at [line: 1, column: " + e.getLocation().getColumnNr() + "]";
        return e.getOriginalMessage() + where;
    }
}
