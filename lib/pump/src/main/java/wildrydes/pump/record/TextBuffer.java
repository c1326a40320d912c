package wildrydes.pump.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import wildrydes.pump.type.TypeName;

/** Where a record is put together, in UTF-8; with the text of values. Reused for the next record. */
final class TextBuffer {

    private byte[] bytes = new byte[256];
    private int size;

    /** What has been put in, which is then empty again. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }

    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void put(byte[] text) {
        put(text, text.length);
    }

    private void put(byte[] text, int length) {
        reserve(length);
        System.arraycopy(text, 0, bytes, size, length);
        size += length;
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** A value of any type but the character types. */
    void put(TypeName type, Object value) {
        switch (type) {
            case DATE -> date((int) value);
            case TIME -> time((int) value, (int) value % 1000 != 0);
            case TIMESTAMP -> {
                long millis = (long) value;
                date(Math.floorDiv(millis, DateTimes.DAY));
                put(' ');
                time((int) Math.floorMod(millis, DateTimes.DAY), true);
            }
            case BINARY, VARBINARY -> put(Base64.getEncoder().encode((byte[]) value));
            case DECIMAL -> put(((BigDecimal) value).toPlainString());
            default -> put(value.toString());
        }
    }

    private void date(long days) {
        LocalDate date = LocalDate.ofEpochDay(days);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            put(date.toString());
            return;
        }
        pair(date.getYear() / 100);
        pair(date.getYear() % 100);
        put('-');
        pair(date.getMonthValue());
        put('-');
        pair(date.getDayOfMonth());
    }

    private void time(int millis, boolean fraction) {
        int seconds = millis / 1000;
        pair(seconds / 3600);
        put(':');
        pair(seconds / 60 % 60);
        put(':');
        pair(seconds % 60);
        if (fraction) {
            put('.');
            put((char) ('0' + millis / 100 % 10));
            pair(millis % 100);
        }
    }

    private void pair(int number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    /** A text in double quotes, as JSON writes it. */
    void putQuoted(String text) {
        int length = text.length();
        reserve(length + 2);
        bytes[size++] = '"';
        int start = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                size = start;
                escaped(text);
                return;
            }
            bytes[size++] = (byte) c;
        }
        put('"');
    }

    private void escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                default -> {
                    if (c < ' ') {
                        escaped.append("\\u00").append((char) ('0' + c / 16)).append(Character.forDigit(c % 16, 16));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        put(escaped.append('"').toString());
    }
}
