package wildrydes.cloud.logs.pattern;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value is compared with.
 *
 * @param operator {@code =}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param text compared as a text, an asterisk at its beginning or end standing for anything
 * @param number compared as a number where the value is one; null for a text in quotation marks
 * @param expression found within the value; null where there is none
 */
record Comparison(
        String operator,
        String text,
        @Nullable BigDecimal number,
        @Nullable Pattern expression) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");

    /** @param ends characters that end a value without quotation marks */
    static Comparison read(PatternText text, String ends) {
        String operator = operator(text);
        text.space();
        if (text.take("%")) {
            if (!operator.equals("=") && !operator.equals("!=")) {
                throw text.wrong();
            }
            return new Comparison(operator, "", null, text.expression());
        }
        if (text.take("\"")) {
            String quoted = text.quoted('"');
            return new Comparison(require(operator, null, text), quoted, null, null);
        }
        String value = text.upTo(ends);
        if (value.isEmpty()) {
            throw text.wrong();
        }
        BigDecimal number = number(value);
        return new Comparison(require(operator, number, text), value, number, null);
    }

    private static String operator(PatternText text) {
        for (String operator : new String[] {"!=", "<=", ">=", "=", "<", ">"}) {
            if (text.take(operator)) {
                return operator;
            }
        }
        throw text.wrong();
    }

    /** Only numbers are smaller or larger than others. */
    private static String require(String operator, @Nullable BigDecimal number, PatternText text) {
        if (number == null && (operator.startsWith("<") || operator.startsWith(">"))) {
            throw text.wrong();
        }
        return operator;
    }

    static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    boolean test(String value) {
        BigDecimal wanted = number;
        BigDecimal found = wanted == null ? null : number(value);
        if (wanted != null && found != null) {
            int order = found.compareTo(wanted);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
        return switch (operator) {
            case "=" -> equal(value);
            case "!=" -> !equal(value);
            default -> false;
        };
    }

    private boolean equal(String value) {
        if (expression != null) {
            return expression.matcher(value).find();
        }
        boolean open = text.startsWith("*");
        boolean openEnd = text.endsWith("*") && text.length() > 1;
        String middle = text.substring(open ? 1 : 0, text.length() - (openEnd ? 1 : 0));
        if (open && openEnd) {
            return value.contains(middle);
        }
        if (open) {
            return value.endsWith(middle);
        }
        return openEnd ? value.startsWith(middle) : value.equals(text);
    }
}
