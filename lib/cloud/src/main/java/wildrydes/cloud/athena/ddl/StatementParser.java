package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;

/** Tells by its first words which statement there is. */
final class StatementParser {

    private final Lexemes lexemes;

    StatementParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    @Nullable
    Statement statement() {
        if (lexemes.takeWords("CREATE", "DATABASE") || lexemes.takeWords("CREATE", "SCHEMA")) {
            return new DatabaseParser(lexemes).create();
        }
        if (lexemes.takeWords("DROP", "DATABASE") || lexemes.takeWords("DROP", "SCHEMA")) {
            return new DatabaseParser(lexemes).drop();
        }
        if (lexemes.takeWords("ALTER", "DATABASE") || lexemes.takeWords("ALTER", "SCHEMA")) {
            return new DatabaseParser(lexemes).alter();
        }
        return null;
    }
}
