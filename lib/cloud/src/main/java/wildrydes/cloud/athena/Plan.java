package wildrydes.cloud.athena;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.ddl.CatalogStatement;
import wildrydes.cloud.athena.ddl.Ddl;
import wildrydes.cloud.athena.ddl.DdlException;
import wildrydes.cloud.athena.ddl.QueryStatement;
import wildrydes.cloud.athena.ddl.Statement;

/** What is to be done for the text of a query. */
sealed interface Plan {

    /** As GetQueryExecution has it: DDL, DML or UTILITY. */
    String type();

    /** SubstatementType; null where AWS's word is not known. */
    @Nullable
    String kind();

    /**
     * What the engine's parser is to read of a text, in the place that it has there; null for none.
     *
     * @param sql the whole text
     */
    default @Nullable String forEngine(String sql) {
        return null;
    }

    /** A query that the engine runs and whose rows are the result. */
    record Query(String sql, String type, @Nullable String kind) implements Plan {
        @Override
        public String forEngine(String text) {
            return text;
        }
    }

    /**
     * A query that the engine runs and whose rows, or columns, go elsewhere.
     *
     * @param sql the text of the statement
     */
    record Write(QueryStatement statement, String sql) implements Plan {
        @Override
        public String type() {
            return statement.type().name();
        }

        @Override
        public String kind() {
            return statement.kind();
        }

        /** UNLOAD is Athena's own, all others are Trino's, too. */
        @Override
        public String forEngine(String text) {
            return statement instanceof QueryStatement.Unload unload
                    ? unload.query().inPlace()
                    : sql;
        }
    }

    /** A statement about the catalog. */
    record OfCatalog(CatalogStatement statement) implements Plan {
        @Override
        public String type() {
            return statement.type().name();
        }

        @Override
        public String kind() {
            return statement.kind();
        }
    }

    /** A statement that has begun before its mistake was found, and fails with that. */
    record Refused(String type, @Nullable String kind, String reason) implements Plan {
        static Refused of(DdlException why) {
            return new Refused(why.type().name(), why.kind(), String.valueOf(why.getMessage()));
        }
    }

    /** {@code PREPARE name FROM query}. */
    record Prepare(String name, String query) implements Plan {
        @Override
        public String type() {
            return Statement.Type.UTILITY.name();
        }

        @Override
        public @Nullable String kind() {
            return null;
        }

        @Override
        public @Nullable String forEngine(String sql) {
            try {
                String within = Plan.of(query).forEngine(query);
                return within == null ? null : blank(sql, sql.lastIndexOf(query)) + within;
            } catch (DdlException e) {
                return null; // EXECUTE refuses it
            }
        }
    }

    /** {@code DEALLOCATE PREPARE name}. */
    record Deallocate(String name) implements Plan {
        @Override
        public String type() {
            return Statement.Type.UTILITY.name();
        }

        @Override
        public @Nullable String kind() {
            return null;
        }
    }

    /** {@code EXECUTE name [USING parameters]}, which is not planned further before its statement is known. */
    record Execute(String name, List<String> parameters) implements Plan {
        @Override
        public String type() {
            return Statement.Type.DML.name();
        }

        @Override
        public @Nullable String kind() {
            return null;
        }
    }

    /** Which name, of letters or in quotes. */
    String NAME = "(\"[^\"]+\"|[A-Za-z_][A-Za-z0-9_@:]*)";

    /** Comments and white space, which may be before anything. */
    String TRIVIA = "(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*+";

    Pattern PREPARE = Pattern.compile("(?is)" + TRIVIA + "PREPARE\\s+" + NAME + "\\s+FROM\\s+(.*)");
    Pattern EXECUTE = Pattern.compile("(?is)" + TRIVIA + "EXECUTE\\s+" + NAME + "(?:\\s+USING\\s+(.*))?\\s*");
    Pattern DEALLOCATE = Pattern.compile("(?is)" + TRIVIA + "DEALLOCATE\\s+PREPARE\\s+" + NAME + "\\s*");
    Pattern FIRST_WORD = Pattern.compile("(?is)" + TRIVIA + "\\(*([A-Za-z]+).*");

    /**
     * What a text asks for.
     *
     * @throws wildrydes.cloud.athena.ddl.DdlException where it is refused before it is a query
     */
    static Plan of(String sql) {
        Matcher prepare = PREPARE.matcher(sql);
        if (prepare.matches()) {
            return new Prepare(name(prepare.group(1)), prepare.group(2).strip());
        }
        Matcher execute = EXECUTE.matcher(sql);
        if (execute.matches()) {
            String using = execute.group(2);
            return new Execute(name(execute.group(1)), using == null ? List.of() : Parameters.split(using));
        }
        Matcher deallocate = DEALLOCATE.matcher(sql);
        if (deallocate.matches()) {
            return new Deallocate(name(deallocate.group(1)));
        }
        Statement statement = Ddl.parse(sql);
        if (statement instanceof CatalogStatement catalog) {
            return new OfCatalog(catalog);
        }
        return statement instanceof QueryStatement query ? new Write(query, sql) : query(sql);
    }

    /** As many lines and columns without anything as a text has up to a place. */
    private static String blank(String sql, int end) {
        return sql.substring(0, end).replaceAll("[^\n]", " ");
    }

    private static String name(String written) {
        return written.startsWith("\"") ? written.substring(1, written.length() - 1) : written;
    }

    private static Plan query(String sql) {
        Matcher first = FIRST_WORD.matcher(sql);
        String word = first.matches() ? first.group(1).toUpperCase(Locale.ROOT) : "";
        return switch (word) {
            case "SELECT", "WITH", "VALUES", "TABLE" -> new Query(sql, "DML", "SELECT");
            case "EXPLAIN" -> new Query(sql, "DML", "EXPLAIN");
            default -> new Query(sql, "UTILITY", null);
        };
    }
}
