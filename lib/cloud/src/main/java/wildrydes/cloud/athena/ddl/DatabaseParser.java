package wildrydes.cloud.athena.ddl;

import java.util.Map;

/** Reads statements about databases, behind their first two words. */
final class DatabaseParser {

    private final Lexemes lexemes;

    DatabaseParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    DatabaseStatement create() {
        boolean ifNotExists = lexemes.takeIfNotExists();
        String name = Names.database(lexemes);
        String comment = lexemes.takeWords("COMMENT") ? lexemes.text() : null;
        String location = lexemes.takeWords("LOCATION") ? lexemes.text() : null;
        Map<String, String> properties =
                lexemes.takeWords("WITH", "DBPROPERTIES") ? Properties.read(lexemes) : Map.of();
        return new DatabaseStatement.Create(name, ifNotExists, comment, location, properties);
    }

    DatabaseStatement drop() {
        boolean ifExists = lexemes.takeIfExists();
        String name = Names.database(lexemes);
        boolean cascade = lexemes.takeWords("CASCADE");
        if (!cascade) {
            lexemes.takeWords("RESTRICT");
        }
        return new DatabaseStatement.Drop(name, ifExists, cascade);
    }

    DatabaseStatement alter() {
        String name = Names.database(lexemes);
        lexemes.expectWords("SET", "DBPROPERTIES");
        return new DatabaseStatement.SetProperties(name, Properties.read(lexemes));
    }
}
