package wildrydes.kernel.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * System.out or System.err of a notebook: every call goes straight to the cell of the calling thread. Overrides all that
 * {@link PrintStream} does under its one lock, so that a thread that waits for a slow front end holds up no other, and may
 * be stopped. Lines end in {@code \n} on every system, as in a notebook file.
 */
@SuppressWarnings("AnnotateFormatMethod")
final class CellPrintStream extends PrintStream {

    private final Outputs outputs;
    private final CellOutput.Target target;

    CellPrintStream(Outputs outputs, CellOutput.Target target) {
        super(new Bytes(outputs, target), false, StandardCharsets.UTF_8);
        this.outputs = outputs;
        this.target = target;
    }

    @Override
    public void write(int character) {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        outputs.current().print(target, bytes, offset, length);
    }

    @Override
    public void flush() {
        // Text is on its way soon; a program that flushes each line must not make each a message.
    }

    @Override
    public void close() {
        // The kernel's own: what is printed later is still seen.
    }

    @Override
    public boolean checkError() {
        return false;
    }

    @Override
    public void print(boolean value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(char value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(int value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(long value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(float value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(double value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(char[] value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(@Nullable String value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void print(@Nullable Object value) {
        put(String.valueOf(value), false);
    }

    @Override
    public void println() {
        put("", true);
    }

    @Override
    public void println(boolean value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(char value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(int value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(long value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(float value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(double value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(char[] value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(@Nullable String value) {
        put(String.valueOf(value), true);
    }

    @Override
    public void println(@Nullable Object value) {
        put(String.valueOf(value), true);
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... values) {
        return format(format, values);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... values) {
        return format(locale, format, values);
    }

    @Override
    public PrintStream format(String format, @Nullable Object... values) {
        put(String.format(format, values), false);
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... values) {
        put(String.format(locale, format, values), false);
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        put(String.valueOf(text), false);
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        put(String.valueOf(text).substring(start, end), false);
        return this;
    }

    @Override
    public PrintStream append(char character) {
        put(String.valueOf(character), false);
        return this;
    }

    private void put(String text, boolean line) {
        outputs.current().print(target, text, line);
    }

    /** For a later JDK that prints in a way that is not overridden here. */
    private static final class Bytes extends OutputStream {

        private final Outputs outputs;
        private final CellOutput.Target target;

        Bytes(Outputs outputs, CellOutput.Target target) {
            this.outputs = outputs;
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            outputs.current().print(target, bytes, offset, length);
        }
    }
}
