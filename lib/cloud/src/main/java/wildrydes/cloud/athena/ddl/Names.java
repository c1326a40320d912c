package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads names of several parts. */
final class Names {

    /** The one catalog that Athena has here. */
    private static final String CATALOG = "awsdatacatalog";

    private Names() {}

    static List<String> parts(Supplier<String> one, Lexemes lexemes) {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(one.get());
        } while (lexemes.take("."));
        return parts;
    }

    /**
     * The table of a name of up to three parts.
     *
     * @throws DdlException for more, and for other catalogs
     */
    static TableName table(List<String> parts) {
        int last = parts.size() - 1;
        if (last > 2) {
            throw DdlException.of("Invalid table name " + String.join(".", parts));
        }
        if (last == 2) {
            checkCatalog(parts.get(0));
        }
        return new TableName(last == 0 ? null : parts.get(last - 1), parts.get(last));
    }

    /** The database of a name of up to two parts. */
    static String database(Lexemes lexemes) {
        String first = lexemes.name();
        if (!lexemes.take(".")) {
            return first;
        }
        checkCatalog(first);
        return lexemes.name();
    }

    private static void checkCatalog(String name) {
        if (!name.equals(CATALOG)) {
            throw DdlException.noCatalog(name);
        }
    }
}
