package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads types of Hive's, as docs.aws.amazon.com/athena/latest/ug/data-types.html has them for DDL. A name that is none is for Hive's parser to refuse, since the
 * first one takes any.
 */
final class TypeParser {

    private static final Set<String> SIMPLE = Set.of(
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "boolean",
            "float",
            "double",
            "string",
            "binary",
            "timestamp",
            "date");

    private static final int DEEPEST = 100;

    private final Lexemes lexemes;
    private int depth;

    TypeParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** The type in lower case, without spaces. */
    String type() {
        Lexeme name = lexemes.peek();
        if (name.kind() != Lexeme.Kind.WORD || ++depth > DEEPEST) {
            throw lexemes.noViable();
        }
        List<Lexeme> near = lexemes.nextThree();
        lexemes.next();
        String word = name.text().toLowerCase(Locale.ROOT);
        String type = switch (word) {
            case "array" -> nested(word, 1);
            case "map" -> nested(word, 2);
            case "struct" -> struct();
            case "decimal" -> lexemes.peek().is("(") ? word + numbers(2) : "decimal(10,0)";
            case "varchar", "char" -> lengthy(word, name);
            default -> {
                String arguments = lexemes.peek().is("(") ? numbers(2) : "";
                if (!SIMPLE.contains(word) || !arguments.isEmpty()) {
                    lexemes.refuseLater(ParseErrors.unrecognized(near, "column type"));
                }
                yield word + arguments;
            }
        };
        depth--;
        return type;
    }

    private String lengthy(String word, Lexeme name) {
        if (lexemes.peek().is("(")) {
            return word + numbers(1);
        }
        Lexeme found = lexemes.peek();
        lexemes.refuseLater(ParseErrors.hive(
                found,
                "mismatched input " + found.shown() + " expecting ( near " + name.shown()
                        + " in primitive type specification"));
        return word;
    }

    /** Numbers in parentheses, up to so many. */
    private String numbers(int most) {
        lexemes.expect("(");
        StringBuilder numbers = new StringBuilder("(").append(lexemes.number());
        for (int more = 1; more < most && lexemes.take(","); more++) {
            numbers.append(',').append(lexemes.number());
        }
        lexemes.expect(")");
        return numbers.append(')').toString();
    }

    private String nested(String word, int count) {
        lexemes.expect("<");
        List<String> inner = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                lexemes.expect(",");
            }
            inner.add(type());
        }
        lexemes.expect(">");
        return word + "<" + String.join(",", inner) + ">";
    }

    private String struct() {
        lexemes.expect("<");
        List<String> fields = new ArrayList<>();
        do {
            String name = lexemes.name();
            lexemes.expect(":");
            fields.add(name + ":" + type());
            if (lexemes.takeWords("COMMENT")) {
                lexemes.text();
            }
        } while (lexemes.take(","));
        lexemes.expect(">");
        return "struct<" + String.join(",", fields) + ">";
    }
}
