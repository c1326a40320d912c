package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.athena.ddl.TableStatement.ColumnDefinition;

/** Reads lists of columns. */
final class Columns {

    private Columns() {}

    /** {@code (name type [COMMENT 'text'], ...)}. */
    static List<ColumnDefinition> definitions(Lexemes lexemes) {
        List<ColumnDefinition> columns = new ArrayList<>();
        lexemes.expect("(");
        do {
            columns.add(definition(lexemes));
        } while (lexemes.take(","));
        lexemes.expect(")");
        return columns;
    }

    static ColumnDefinition definition(Lexemes lexemes) {
        String name = lexemes.name();
        String type = new TypeParser(lexemes).type();
        return new ColumnDefinition(name, type, lexemes.takeWords("COMMENT") ? lexemes.text() : null);
    }

    /** {@code (name, ...)}. */
    static List<String> names(Lexemes lexemes) {
        List<String> names = new ArrayList<>();
        lexemes.expect("(");
        do {
            names.add(lexemes.name());
        } while (lexemes.take(","));
        lexemes.expect(")");
        return names;
    }
}
