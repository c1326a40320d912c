package wildrydes.cloud.athena.ddl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code SHOW} and {@code DESCRIBE}. */
final class ShowParser {

    /** What Trino expects behind SHOW, and Athena's own words. */
    private static final String SHOWN =
            "'CATALOGS', 'COLUMNS', 'CREATE', 'CURRENT', 'FUNCTIONS', 'GRANTS', 'ROLE', 'ROLES', 'SCHEMAS', 'SESSION',"
                    + " 'STATS', 'TABLES'";

    private final Lexemes lexemes;

    ShowParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** Null for what the engine answers. */
    @Nullable
    Statement show() {
        lexemes.next();
        if (lexemes.peek().isWord("FUNCTIONS")) {
            return null;
        }
        if (lexemes.takeWords("DATABASES") || lexemes.takeWords("SCHEMAS")) {
            return new ShowStatement.Databases(pattern());
        }
        if (lexemes.takeWords("TABLES")) {
            String database = lexemes.takeWords("IN") || lexemes.takeWords("FROM") ? Names.database(lexemes) : null;
            return new ShowStatement.Tables(database, pattern());
        }
        if (lexemes.takeWords("VIEWS")) {
            String database = lexemes.takeWords("IN") || lexemes.takeWords("FROM") ? Names.database(lexemes) : null;
            return new ShowStatement.Views(database, pattern());
        }
        if (lexemes.takeWords("PARTITIONS")) {
            TableName table = lexemes.table();
            return new ShowStatement.Partitions(table, partition());
        }
        if (lexemes.takeWords("COLUMNS")) {
            return columns();
        }
        if (lexemes.takeWords("CREATE", "TABLE")) {
            return new ShowStatement.CreateText(lexemes.table(), false);
        }
        if (lexemes.takeWords("CREATE", "VIEW")) {
            return new ShowStatement.CreateText(lexemes.engineTable(), true);
        }
        if (lexemes.peek().isWord("CREATE")) {
            throw lexemes.refused();
        }
        if (lexemes.takeWords("TBLPROPERTIES")) {
            return properties();
        }
        if (lexemes.peek().isWord("SESSION") || lexemes.peek().isWord("STATS")) {
            throw lexemes.noViable();
        }
        throw ParseErrors.unexpected(lexemes.peek(), SHOWN);
    }

    private @Nullable String pattern() {
        boolean like = lexemes.takeWords("LIKE");
        if (like || lexemes.peek().isText()) {
            return lexemes.text();
        }
        lexemes.missed("STRING");
        return null;
    }

    private Map<String, String> partition() {
        return lexemes.takeWords("PARTITION") ? PartitionSpecs.values(lexemes) : Map.of();
    }

    private Statement columns() {
        if (!lexemes.takeWords("FROM")) {
            lexemes.expectWords("IN");
        }
        TableName table = lexemes.table();
        if (table.database() == null && (lexemes.takeWords("FROM") || lexemes.takeWords("IN"))) {
            table = new TableName(Names.database(lexemes), table.table());
        }
        return new ShowStatement.Columns(table);
    }

    private Statement properties() {
        TableName table = lexemes.table();
        String property = null;
        if (lexemes.take("(")) {
            property = lexemes.text();
            lexemes.expect(")");
        }
        return new ShowStatement.Properties(table, property);
    }

    /** Null for what the engine answers: the parameters and columns of a prepared statement. */
    @Nullable
    Statement describe() {
        lexemes.next();
        boolean prepared = lexemes.peek().isWord("INPUT") || lexemes.peek().isWord("OUTPUT");
        if (prepared
                && lexemes.peek(1).kind() == Lexeme.Kind.WORD
                && lexemes.peek(2).kind() == Lexeme.Kind.END) {
            return null;
        }
        if (lexemes.takeWords("DATABASE") || lexemes.takeWords("SCHEMA")) {
            boolean extended = lexemes.takeWords("EXTENDED");
            return new ShowStatement.DescribeDatabase(Names.database(lexemes), extended);
        }
        ShowStatement.Detail detail = lexemes.takeWords("EXTENDED")
                ? ShowStatement.Detail.EXTENDED
                : lexemes.takeWords("FORMATTED") ? ShowStatement.Detail.FORMATTED : ShowStatement.Detail.COLUMNS;
        TableName table = lexemes.table();
        Map<String, String> partition = partition();
        return new ShowStatement.Describe(table, detail, partition, lexemes.atEnd() ? null : lexemes.name());
    }
}
