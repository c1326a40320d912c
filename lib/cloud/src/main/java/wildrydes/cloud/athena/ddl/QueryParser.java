package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what stands around queries; the queries themselves are the engine's to read. Names and values are Trino's. */
final class QueryParser {

    private final Lexemes lexemes;

    QueryParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** Behind {@code VIEW}. */
    QueryStatement createView(boolean orReplace) {
        TableName view = lexemes.engineTable();
        lexemes.expectWords("AS");
        return new QueryStatement.CreateView(view, orReplace, query());
    }

    /** Behind {@code CREATE TABLE}. */
    QueryStatement createTable() {
        boolean ifNotExists = lexemes.takeIfNotExists();
        TableName table = lexemes.engineTable();
        Map<String, List<String>> properties = lexemes.takeWords("WITH") ? properties() : Map.of();
        lexemes.expectWords("AS");
        boolean without = lexemes.dropLast("WITH", "NO", "DATA");
        if (!without) {
            lexemes.dropLast("WITH", "DATA");
        }
        return new QueryStatement.CreateTableAs(table, ifNotExists, properties, query(), !without);
    }

    /** Behind {@code INSERT INTO}. */
    QueryStatement insert() {
        TableName table = lexemes.engineTable();
        List<String> columns = new ArrayList<>();
        if (lexemes.peek().is("(") && !queryNext(1)) {
            lexemes.next();
            do {
                columns.add(lexemes.engineName());
            } while (lexemes.take(","));
            lexemes.expect(")");
        }
        return new QueryStatement.InsertInto(table, columns, query());
    }

    QueryStatement unload() {
        lexemes.next();
        lexemes.expect("(");
        Lexeme first = lexemes.peek();
        int depth = 1;
        while (true) {
            Lexeme next = lexemes.peek();
            if (next.kind() == Lexeme.Kind.END || next.kind() == Lexeme.Kind.OPEN) {
                lexemes.missed("')'");
                throw lexemes.refused();
            }
            depth += next.is("(") ? 1 : next.is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
            lexemes.next();
        }
        InnerQuery query = InnerQuery.at(first, lexemes.from(first));
        lexemes.expect(")");
        lexemes.expectWords("TO");
        String location = lexemes.text();
        lexemes.expectWords("WITH");
        return new QueryStatement.Unload(query, location, properties());
    }

    /** Whether a query begins at a piece, 0 for the next. */
    private boolean queryNext(int further) {
        Lexeme next = lexemes.peek(further);
        return next.is("(")
                || next.isWord("SELECT")
                || next.isWord("WITH")
                || next.isWord("VALUES")
                || next.isWord("TABLE");
    }

    private InnerQuery query() {
        if (!queryNext(0)) {
            lexemes.missed("<query>");
            throw lexemes.refused();
        }
        return InnerQuery.at(lexemes.peek(), lexemes.rest());
    }

    /** {@code (name = value, ...)}; a value is a text, a number, a truth or {@code ARRAY[...]} of those. */
    private Map<String, List<String>> properties() {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        lexemes.expect("(");
        do {
            String name = lexemes.engineName();
            lexemes.expect("=");
            properties.put(name, lexemes.takeWords("ARRAY") ? list() : List.of(value()));
        } while (lexemes.take(","));
        lexemes.expect(")");
        return properties;
    }

    private List<String> list() {
        List<String> values = new ArrayList<>();
        lexemes.expect("[");
        do {
            values.add(value());
        } while (lexemes.take(","));
        lexemes.expect("]");
        return values;
    }

    private String value() {
        Lexeme value = lexemes.peek();
        if (value.kind() == Lexeme.Kind.TEXT || value.kind() == Lexeme.Kind.NUMBER) {
            return lexemes.next().text();
        }
        if (value.isWord("TRUE") || value.isWord("FALSE")) {
            return lexemes.next().text().toLowerCase(Locale.ROOT);
        }
        lexemes.missed("<expression>");
        throw lexemes.refused();
    }
}
