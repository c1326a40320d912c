package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/** Reads statements (developerguide/ql-reference.statements.html); what AWS says of wrong ones is said. */
public final class StatementParser {

    private static final Set<String> BEHIND_TABLES = Set.of("WHERE", "SET", "REMOVE", "RETURNING", "ORDER");

    private final Lexemes lexemes;
    private final Literals literals;
    private final WhereParser wheres;

    private StatementParser(String statement, List<AttributeValue> parameters) {
        this.lexemes = new Lexemes(statement);
        this.literals = new Literals(lexemes, parameters);
        this.wheres = new WhereParser(lexemes, literals);
    }

    /**
     * Reads a statement.
     *
     * @param parameters for the question marks in it, in their order
     * @throws ServiceError {@code ValidationException} for what is none
     */
    public static Statement parse(String statement, List<AttributeValue> parameters) {
        StatementParser parser = new StatementParser(statement, parameters);
        Statement read = parser.statement();
        parser.lexemes.end();
        parser.literals.checkAllUsed();
        return read;
    }

    private Statement statement() {
        if (lexemes.takeWord("SELECT")) {
            return select();
        }
        if (lexemes.takeWord("INSERT")) {
            return insert();
        }
        if (lexemes.takeWord("UPDATE")) {
            return update();
        }
        if (lexemes.takeWord("DELETE")) {
            return delete();
        }
        if (lexemes.takeWord("FROM")) {
            return fromFirst();
        }
        if (lexemes.takeWord("EXISTS")) {
            lexemes.expect("(");
            lexemes.expectWord("SELECT");
            Statement.Select select = select();
            lexemes.expect(")");
            return new Statement.Exists(select);
        }
        throw Malformed.unexpected();
    }

    private Statement.Select select() {
        List<Place> places = places();
        lexemes.expectWord("FROM");
        String table = table();
        String index = lexemes.take(".") ? lexemes.name() : null;
        checkNotAliased();
        Where where = where();
        return new Statement.Select(table, index, places, where, order());
    }

    private @Nullable List<Place> places() {
        if (lexemes.take("*")) {
            return null;
        }
        List<Place> places = new ArrayList<>();
        do {
            places.add(wheres.place());
        } while (lexemes.take(","));
        return places;
    }

    private @Nullable Boolean order() {
        if (!lexemes.takeWord("ORDER")) {
            return null;
        }
        lexemes.expectWord("BY");
        boolean descending = false;
        do {
            wheres.place();
            descending = lexemes.takeWord("DESC");
            if (!descending) {
                lexemes.takeWord("ASC");
            }
        } while (lexemes.take(","));
        return descending;
    }

    /** Names without quotes may have hyphens and dots in them only in quotes. */
    private String table() {
        return lexemes.name();
    }

    private void checkNotAliased() {
        Lexeme next = lexemes.peek();
        boolean name = next.kind() == Lexeme.Kind.NAME || next.kind() == Lexeme.Kind.WORD;
        if (name && !BEHIND_TABLES.contains(next.text().toUpperCase(Locale.ROOT))) {
            throw Malformed.aliased();
        }
    }

    private @Nullable Where where() {
        return lexemes.takeWord("WHERE") ? wheres.where() : null;
    }

    private Statement insert() {
        lexemes.expectWord("INTO");
        String table = table();
        if (!lexemes.takeWord("VALUE")) {
            throw Malformed.leftOver();
        }
        Statement.Insert insert = new Statement.Insert(table, literals.item());
        if (lexemes.peek().isWord("RETURNING")) {
            throw Invalid.because("RETURNING is not supported in INSERT");
        }
        return insert;
    }

    private Statement update() {
        String table = table();
        checkNotAliased();
        List<Statement.Change> changes = changes();
        Where where = where();
        return new Statement.Update(table, changes, where, returning());
    }

    private Statement fromFirst() {
        String table = table();
        checkNotAliased();
        Where where = where();
        List<Statement.Change> changes = changes();
        return new Statement.Update(table, changes, where, returning());
    }

    private List<Statement.Change> changes() {
        List<Statement.Change> changes = new ArrayList<>();
        while (lexemes.peek().isWord("SET") || lexemes.peek().isWord("REMOVE")) {
            boolean set = lexemes.next().isWord("SET");
            do {
                changes.add(set ? assignment() : new Statement.Change(wheres.place(), null));
            } while (lexemes.take(","));
        }
        if (changes.isEmpty()) {
            throw Malformed.unexpected();
        }
        return changes;
    }

    private Statement.Change assignment() {
        Place place = wheres.place();
        lexemes.expect("=");
        return new Statement.Change(place, wheres.sum());
    }

    private Statement delete() {
        lexemes.expectWord("FROM");
        String table = table();
        checkNotAliased();
        Where where = where();
        String returning = returning();
        if (returning != null && !returning.equals("ALL_OLD")) {
            throw Invalid.because("Invalid returning clause: RETURNING "
                    + returning.replace("UPDATED", "MODIFIED").replace('_', ' ')
                    + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
        }
        return new Statement.Delete(table, where, returning);
    }

    /** What is told, as requests call it: {@code ALL_OLD}, {@code UPDATED_NEW}, ... */
    private @Nullable String returning() {
        if (!lexemes.takeWord("RETURNING")) {
            return null;
        }
        boolean all = lexemes.takeWord("ALL");
        if (!all) {
            lexemes.expectWord("MODIFIED");
        }
        boolean old = lexemes.takeWord("OLD");
        if (!old) {
            lexemes.expectWord("NEW");
        }
        lexemes.expect("*");
        return (all ? "ALL_" : "UPDATED_") + (old ? "OLD" : "NEW");
    }
}
