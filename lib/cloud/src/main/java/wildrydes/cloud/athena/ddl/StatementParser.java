package wildrydes.cloud.athena.ddl;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by its first words which statement there is. */
final class StatementParser {

    /** What Trino expects at the beginning; so Athena answers to what begins otherwise. */
    private static final String STATEMENTS =
            "'ALTER', 'ANALYZE', 'CALL', 'COMMENT', 'COMMIT', 'CREATE', 'DEALLOCATE', 'DELETE', 'DENY', 'DESC', 'DESCRIBE',"
                    + " 'DROP', 'EXECUTE', 'EXPLAIN', 'GRANT', 'INSERT', 'MERGE', 'PREPARE', 'REFRESH', 'RESET', 'REVOKE',"
                    + " 'ROLLBACK', 'SET', 'SHOW', 'START', 'TRUNCATE', 'UNLOAD', 'UPDATE', 'USE', <query>";

    private static final String CREATED =
            "'MATERIALIZED', 'MULTI', 'OR', 'PROTECTED', 'ROLE', 'SCHEMA', 'TABLE', 'VIEW'";
    private static final String REPLACED = "'MATERIALIZED', 'MULTI', 'PROTECTED', 'VIEW'";
    private static final String DROPPED = "'MATERIALIZED', 'ROLE', 'SCHEMA', 'TABLE', 'VIEW'";
    private static final String ALTERED = "'MATERIALIZED', 'SCHEMA', 'TABLE', 'VIEW'";

    private final Lexemes lexemes;

    StatementParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** Null for what the engine reads. */
    @Nullable
    Statement statement() {
        Lexeme first = lexemes.peek();
        if (first.is("(")) {
            return null;
        }
        String word = first.kind() == Lexeme.Kind.WORD ? first.text().toUpperCase(Locale.ROOT) : "";
        return switch (word) {
            case "SELECT", "WITH", "VALUES", "TABLE", "EXPLAIN", "PREPARE", "EXECUTE", "DEALLOCATE" -> null;
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "ALTER" -> alter();
            case "MSCK" -> repair();
            case "SHOW" -> new ShowParser(lexemes).show();
            case "DESCRIBE", "DESC" -> new ShowParser(lexemes).describe();
            case "INSERT" -> insert();
            case "UNLOAD" -> new QueryParser(lexemes).unload();
            case "UPDATE", "DELETE", "MERGE" ->
                throw DdlException.later(
                                0,
                                0,
                                "NOT_SUPPORTED: Modifying Hive table rows is only supported for transactional tables")
                        .of(Statement.Type.DML, word);
            case "ANALYZE",
                    "CALL",
                    "COMMENT",
                    "COMMIT",
                    "DENY",
                    "GRANT",
                    "REFRESH",
                    "RESET",
                    "REVOKE",
                    "ROLLBACK",
                    "SET",
                    "START",
                    "TRUNCATE",
                    "USE" -> throw DdlException.unsupported();
            default -> throw ParseErrors.unexpected(first, STATEMENTS);
        };
    }

    private Statement create() {
        lexemes.next();
        if (lexemes.takeWords("DATABASE") || lexemes.takeWords("SCHEMA")) {
            return new DatabaseParser(lexemes).create();
        }
        if (lexemes.takeWords("EXTERNAL")) {
            lexemes.expectWords("TABLE");
            return new TableParser(lexemes).create(true);
        }
        if (lexemes.takeWords("TABLE")) {
            return lexemes.later("AS", Set.of("STORED", "DEFINED"))
                    ? new QueryParser(lexemes).createTable()
                    : new TableParser(lexemes).create(false);
        }
        if (lexemes.takeWords("VIEW")) {
            return new QueryParser(lexemes).createView(false);
        }
        if (lexemes.takeWords("OR", "REPLACE")) {
            if (!lexemes.takeWords("VIEW")) {
                throw ParseErrors.unexpected(lexemes.peek(), REPLACED);
            }
            return new QueryParser(lexemes).createView(true);
        }
        if (lexemes.peek().isWord("OR")) {
            throw lexemes.refused();
        }
        throw ParseErrors.unexpected(lexemes.peek(), CREATED);
    }

    private Statement drop() {
        lexemes.next();
        if (lexemes.takeWords("DATABASE") || lexemes.takeWords("SCHEMA")) {
            return new DatabaseParser(lexemes).drop();
        }
        if (lexemes.takeWords("TABLE")) {
            boolean ifExists = lexemes.takeIfExists();
            TableName table = lexemes.table();
            lexemes.takeWords("PURGE");
            return new TableStatement.Drop(table, ifExists);
        }
        if (lexemes.takeWords("VIEW")) {
            boolean ifExists = lexemes.takeIfExists();
            return new ViewStatement.Drop(lexemes.engineTable(), ifExists);
        }
        throw ParseErrors.unexpected(lexemes.peek(), DROPPED);
    }

    private Statement alter() {
        lexemes.next();
        if (lexemes.takeWords("DATABASE") || lexemes.takeWords("SCHEMA")) {
            return new DatabaseParser(lexemes).alter();
        }
        if (lexemes.takeWords("TABLE")) {
            return new AlterParser(lexemes).alter();
        }
        throw ParseErrors.unexpected(lexemes.peek(), ALTERED);
    }

    private Statement repair() {
        lexemes.next();
        lexemes.expectWords("REPAIR", "TABLE");
        return new PartitionStatement.Repair(lexemes.table());
    }

    private Statement insert() {
        lexemes.next();
        if (!lexemes.takeWords("INTO")) {
            throw ParseErrors.unexpected(lexemes.peek(), "'INTO'");
        }
        return new QueryParser(lexemes).insert();
    }
}
