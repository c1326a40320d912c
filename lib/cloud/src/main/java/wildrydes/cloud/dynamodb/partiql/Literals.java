package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.wire.ServiceError;

/** Reads values out of a statement: texts, numbers, lists, maps, sets in double angles, and parameters. */
final class Literals {

    private static final int DEEPEST = 64;

    private final Lexemes lexemes;
    private final List<AttributeValue> parameters;
    private int used;

    Literals(Lexemes lexemes, List<AttributeValue> parameters) {
        this.lexemes = lexemes;
        this.parameters = parameters;
    }

    /** Whether a value is next. */
    boolean next() {
        Lexeme next = lexemes.peek();
        return switch (next.kind()) {
            case TEXT, NUMBER -> true;
            case WORD -> next.isWord("true") || next.isWord("false") || next.isWord("null");
            case SYMBOL ->
                next.is("?") || next.is("[") || next.is("{") || next.is("<<") || next.is("-") || next.is("+");
            default -> false;
        };
    }

    /** @throws ServiceError for what is no value */
    AttributeValue value() {
        return value("root", 0);
    }

    /** The attributes of an item; values within it are said to be under its root. */
    Map<String, AttributeValue> item() {
        return map(0);
    }

    /** @throws ServiceError where not all parameters were used */
    void checkAllUsed() {
        if (used != parameters.size()) {
            throw wrongCount();
        }
    }

    private static ServiceError wrongCount() {
        return Invalid.because("Number of parameters in request and statement don't match.");
    }

    private AttributeValue value(String path, int depth) {
        if (depth > DEEPEST) {
            throw Malformed.unreadable();
        }
        Lexeme next = lexemes.next();
        return switch (next.kind()) {
            case TEXT -> AttributeValue.fromS(next.text());
            case NUMBER -> number(next.text(), path);
            case WORD -> word(next);
            case SYMBOL -> symbol(next, path, depth);
            default -> throw Malformed.unexpected();
        };
    }

    private static AttributeValue number(String text, String path) {
        try {
            return Values.checked(AttributeValue.fromN(text));
        } catch (ServiceError invalid) {
            throw Invalid.because(invalid.getMessage() + " under " + path);
        }
    }

    private static AttributeValue word(Lexeme word) {
        if (word.isWord("null")) {
            return AttributeValue.fromNul(true);
        }
        if (word.isWord("true") || word.isWord("false")) {
            return AttributeValue.fromBool(word.isWord("true"));
        }
        throw Malformed.unexpected();
    }

    private AttributeValue symbol(Lexeme symbol, String path, int depth) {
        return switch (symbol.text()) {
            case "?" -> parameter();
            case "-", "+" -> signed(symbol.text(), path);
            case "[" -> AttributeValue.fromL(elements("]", path, depth));
            case "<<" -> set(elements(">>", path, depth));
            case "{" -> AttributeValue.fromM(attributes(path.equals("root") && depth == 0 ? "root" : path, depth));
            default -> throw Malformed.unexpected();
        };
    }

    private AttributeValue parameter() {
        if (used >= parameters.size()) {
            throw wrongCount();
        }
        return Values.checked(parameters.get(used++));
    }

    private AttributeValue signed(String sign, String path) {
        Lexeme number = lexemes.next();
        if (number.kind() != Lexeme.Kind.NUMBER) {
            throw Malformed.unexpected();
        }
        return number((sign.equals("-") ? "-" : "") + number.text(), path);
    }

    private List<AttributeValue> elements(String end, String path, int depth) {
        List<AttributeValue> elements = new ArrayList<>();
        while (!lexemes.take(end)) {
            if (!elements.isEmpty()) {
                lexemes.expect(",");
            }
            elements.add(value(path + "[" + elements.size() + "]", depth + 1));
        }
        return elements;
    }

    private Map<String, AttributeValue> map(int depth) {
        lexemes.expect("{");
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        while (!lexemes.take("}")) {
            if (!attributes.isEmpty()) {
                lexemes.expect(",");
            }
            String name = name();
            attributes.put(name, value("root", depth + 1));
        }
        return attributes;
    }

    private Map<String, AttributeValue> attributes(String path, int depth) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        while (!lexemes.take("}")) {
            if (!attributes.isEmpty()) {
                lexemes.expect(",");
            }
            String name = name();
            attributes.put(name, value(path + "." + name, depth + 1));
        }
        return attributes;
    }

    private String name() {
        Lexeme name = lexemes.next();
        if (name.kind() != Lexeme.Kind.TEXT && name.kind() != Lexeme.Kind.NAME) {
            throw Malformed.unexpected();
        }
        lexemes.expect(":");
        return name.text();
    }

    /** Texts, numbers or bytes of one type. */
    private static AttributeValue set(List<AttributeValue> elements) {
        if (elements.isEmpty()) {
            throw Invalid.because("Empty bags are not supported");
        }
        AttributeValue.Type type = elements.get(0).type();
        if (elements.stream().anyMatch(element -> element.type() != type)) {
            throw unsupported();
        }
        return switch (type) {
            case S ->
                Values.checked(AttributeValue.fromSs(
                        elements.stream().map(AttributeValue::s).toList()));
            case N ->
                Values.checked(AttributeValue.fromNs(
                        elements.stream().map(AttributeValue::n).toList()));
            case B ->
                Values.checked(AttributeValue.fromBs(
                        elements.stream().map(AttributeValue::b).toList()));
            default -> throw unsupported();
        };
    }

    private static ServiceError unsupported() {
        return Invalid.because(
                "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
    }
}
