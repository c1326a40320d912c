package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trino.spi.type.Type;
import java.io.IOException;
import java.util.List;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.type.Timestamps;

/** In what the two JSON SerDes differ. */
interface JsonDialect {

    /** Where the keys of a row's objects lead to. */
    JsonKeys columns(List<Field> wanted);

    /** Where the keys of a struct lead to. */
    JsonKeys fields(List<String> names);

    /**
     * A scalar's value, as Trino keeps it.
     *
     * @param json at a token that is a scalar and not null
     * @throws IllegalArgumentException where it does not fit the type
     */
    Object scalar(Type type, JsonParser json) throws IOException;

    /**
     * The value of an array or object in a column that has no parts.
     *
     * @param json at the first token of it, and at the last one after
     * @throws IllegalArgumentException where it does not fit the type
     */
    Object whole(Type type, JsonParser json) throws IOException;

    /** Whether a line that is no JSON is a row of nulls. */
    boolean passesOver(String line);

    /** What is wrong with a line that is no JSON, in the words of the SerDe's library. */
    String malformed(JsonProcessingException e, String line);

    static JsonDialect hive(Table table) {
        return new HiveJson(new Timestamps(table.property(Timestamps.FORMATS)));
    }

    static JsonDialect openX(Table table) {
        return new OpenXJson(table);
    }
}
