package wildrydes.pump.run.step;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the state of steps, as small as is simple: whole numbers take as many bytes as they need, values carry their type. */
public final class StateWriter {

    private final DataOutputStream out;

    /** Writes to a stream, which its owner closes. */
    public StateWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    public void writeBoolean(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    /** A whole number: seven bits a byte, the sign in the lowest bit. */
    public void writeLong(long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public void writeInt(int value) throws IOException {
        writeLong(value);
    }

    public void writeDouble(double value) throws IOException {
        out.writeDouble(value);
    }

    public void writeBytes(byte[] bytes) throws IOException {
        writeInt(bytes.length);
        out.write(bytes);
    }

    public void writeText(String text) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A value of a row.
     *
     * @throws IllegalArgumentException if no SQL type holds its values so
     */
    public void writeValue(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(ValueTag.NULL);
        } else if (value instanceof String text) {
            out.writeByte(ValueTag.TEXT);
            writeText(text);
        } else if (value instanceof Integer number) {
            out.writeByte(ValueTag.INTEGER);
            writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte(ValueTag.LONG);
            writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte(ValueTag.DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Short number) {
            out.writeByte(ValueTag.SHORT);
            writeInt(number);
        } else if (value instanceof Float number) {
            out.writeByte(ValueTag.FLOAT);
            out.writeFloat(number);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? ValueTag.TRUE : ValueTag.FALSE);
        } else if (value instanceof BigDecimal number) {
            out.writeByte(ValueTag.DECIMAL);
            writeInt(number.scale());
            writeBytes(number.unscaledValue().toByteArray());
        } else if (value instanceof byte[] bytes) {
            out.writeByte(ValueTag.BYTES);
            writeBytes(bytes);
        } else {
            throw new IllegalArgumentException(
                    "A row holds a " + value.getClass().getName() + ", which is the value of no SQL type.");
        }
    }

    /** A row, or another array of values. */
    public void writeRow(@Nullable Object[] row) throws IOException {
        writeInt(row.length);
        for (Object value : row) {
            writeValue(value);
        }
    }

    /** Hands all on to the stream. */
    public void flush() throws IOException {
        out.flush();
    }
}
