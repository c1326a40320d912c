package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands in parentheses behind {@code PARTITION}. */
final class PartitionSpecs {

    private static final List<String> OPERATORS = List.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private PartitionSpecs() {}

    /** {@code (key = value, ...)}. */
    static Map<String, String> values(Lexemes lexemes) {
        Map<String, String> values = new LinkedHashMap<>();
        lexemes.expect("(");
        do {
            String key = lexemes.name();
            lexemes.expect("=");
            values.put(key, value(lexemes));
        } while (lexemes.take(","));
        lexemes.expect(")");
        return values;
    }

    /** {@code (key operator value, ...)}. */
    static List<PartitionStatement.Condition> conditions(Lexemes lexemes) {
        List<PartitionStatement.Condition> conditions = new ArrayList<>();
        lexemes.expect("(");
        do {
            String key = lexemes.name();
            String operator =
                    OPERATORS.stream().filter(lexemes::take).findFirst().orElseThrow(lexemes::refused);
            conditions.add(
                    new PartitionStatement.Condition(key, operator.equals("!=") ? "<>" : operator, value(lexemes)));
        } while (lexemes.take(","));
        lexemes.expect(")");
        return conditions;
    }

    private static String value(Lexemes lexemes) {
        if (lexemes.peek().isText()) {
            return lexemes.text();
        }
        String sign = lexemes.take("-") ? "-" : "";
        if (lexemes.peek().kind() != Lexeme.Kind.NUMBER) {
            lexemes.missed("STRING");
            lexemes.missed("INTEGER_VALUE");
            throw lexemes.refused();
        }
        String number = sign + lexemes.next().text();
        if (lexemes.peek().is(".") && lexemes.peek(1).kind() == Lexeme.Kind.NUMBER) {
            lexemes.next();
            number += "." + lexemes.next().text();
        }
        return number;
    }
}
