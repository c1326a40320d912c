package wildrydes.pump.record;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Goes through the bytes of JSON documents, and checks them against RFC 8259 on the way. However deep a value is nested,
 * and however long it is, skipping it takes no stack and time in proportion to its length. Reused for the next record.
 */
final class JsonScanner {

    /** What {@link #next} gives at the end. */
    static final int END = -1;

    private static final int NO_TEXT = 0x20;

    byte[] bytes = {};
    int end;

    /** The index of the byte that comes next. */
    int position;

    /** After {@link #string}: where its text is, with its escapes resolved. */
    byte[] text = {};

    int textFrom;
    int textTo;

    private byte[] unescaped = new byte[64];

    /** Which of the open values of {@link #skip} are objects. */
    private final BitSet objects = new BitSet();

    void begin(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        position = from;
    }

    /** Passes over blanks, and says which byte comes next, without taking it. */
    int next() {
        int at = position;
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                position = at;
                return b & 0xFF;
            }
            at++;
        }
        position = at;
        return END;
    }

    /** Takes the comma before the next element, or what closes the array or object, and says whether it was a comma. */
    boolean more(char closing) {
        int next = next();
        if (next == ',') {
            position++;
            return true;
        }
        if (next != closing) {
            throw new JsonException(position, "a comma or " + closing + " must come next");
        }
        position++;
        return false;
    }

    /** Takes a key and its colon; the key is then {@link #text}. */
    void key() {
        if (next() != '"') {
            throw new JsonException(position, "a key in double quotes must come next");
        }
        string();
        colon();
    }

    void colon() {
        if (position < end && bytes[position] == ':') {
            position++;
            return;
        }
        if (next() != ':') {
            throw new JsonException(position, "a colon must follow a key");
        }
        position++;
    }

    /** Takes a string, whose first quote comes next. */
    void string() {
        int from = position + 1;
        int at = plain(from);
        text = bytes;
        textFrom = from;
        textTo = at;
        if (bytes[at] == '"') {
            position = at + 1;
        } else {
            unescape(from, at);
        }
    }

    /** The index of the next quote or backslash; throws where the string ends without one. */
    private int plain(int from) {
        byte[] source = bytes;
        int at = from;
        while (at < end) {
            byte b = source[at];
            if (b == '"' || b == '\\') {
                return at;
            }
            if (b < NO_TEXT && b >= 0) {
                throw new JsonException(at, "a string must not hold an unescaped control character");
            }
            at++;
        }
        throw new JsonException(end, "the last string does not end");
    }

    private void unescape(int from, int backslash) {
        int size = 0;
        int start = from;
        int at = backslash;
        while (bytes[at] != '"') {
            size = append(size, start, at);
            size = escape(size, at + 1);
            start = position;
            at = plain(start);
        }
        size = append(size, start, at);
        position = at + 1;
        text = unescaped;
        textFrom = 0;
        textTo = size;
    }

    private int append(int size, int from, int to) {
        reserve(size + to - from);
        System.arraycopy(bytes, from, unescaped, size, to - from);
        return size + to - from;
    }

    private void reserve(int size) {
        if (size > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(size, 2 * unescaped.length));
        }
    }

    /** Resolves what follows a backslash, and moves behind it. */
    private int escape(int size, int at) {
        reserve(size + 4);
        byte b = at < end ? bytes[at] : 0;
        position = at + 1;
        int meant = switch (b) {
            case '"', '\\', '/' -> b;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codePoint(at + 1);
            default -> throw new JsonException(at, "no escape begins with a backslash and this");
        };
        return encode(size, meant);
    }

    /** Of the four digits from here on, and of a low surrogate's escape behind them; half a pair is U+FFFD. */
    private int codePoint(int at) {
        char first = (char) hex(at);
        position = at + 4;
        if (!Character.isSurrogate(first)) {
            return first;
        }
        boolean escaped =
                Character.isHighSurrogate(first) && at + 6 <= end && bytes[at + 4] == '\\' && bytes[at + 5] == 'u';
        if (escaped) {
            char second = (char) hex(at + 6);
            if (Character.isLowSurrogate(second)) {
                position = at + 10;
                return Character.toCodePoint(first, second);
            }
        }
        return 0xFFFD;
    }

    private int hex(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < end ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw new JsonException(Math.min(i, end), "four hexadecimal digits must follow \\u");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private int encode(int size, int codePoint) {
        byte[] to = unescaped;
        int at = size;
        if (codePoint < 0x80) {
            to[at++] = (byte) codePoint;
        } else {
            int more = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
            to[at++] = (byte) ((0xFF00 >> more + 1) | codePoint >> 6 * more);
            for (int i = more - 1; i >= 0; i--) {
                to[at++] = (byte) (0x80 | codePoint >> 6 * i & 0x3F);
            }
        }
        return at;
    }

    /** Takes a word such as {@code true}. */
    void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= end || bytes[position + i] != word.charAt(i)) {
                throw new JsonException(position, "a value must come next");
            }
        }
        position += word.length();
    }

    /** Takes a number. */
    void number(Numeral numeral) {
        int behind = numeral.scan(bytes, position, end);
        if (behind < 0) {
            int at = -1 - behind;
            throw new JsonException(
                    at, at == position ? "a value must come next" : "a number is not complete or has a zero in front");
        }
        position = behind;
    }

    /** Takes a value, whatever it is. */
    void skip(Numeral numeral) {
        int depth = 0;
        do {
            boolean opened = false;
            switch (next()) {
                case '{' -> {
                    position++;
                    if (next() == '}') {
                        position++;
                    } else {
                        objects.set(depth++);
                        key();
                        opened = true;
                    }
                }
                case '[' -> {
                    position++;
                    if (next() == ']') {
                        position++;
                    } else {
                        objects.clear(depth++);
                        opened = true;
                    }
                }
                case '"' -> string();
                case 't' -> word("true");
                case 'f' -> word("false");
                case 'n' -> word("null");
                default -> number(numeral);
            }
            if (!opened) {
                depth = close(depth);
            }
        } while (depth > 0);
    }

    /** After a value: closes what ends there, and goes to the next value of what does not. */
    private int close(int open) {
        int depth = open;
        while (depth > 0) {
            boolean object = objects.get(depth - 1);
            if (more(object ? '}' : ']')) {
                if (object) {
                    key();
                }
                return depth;
            }
            depth--;
        }
        return 0;
    }
}
