package wildrydes.pump.run.step;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateWriter} has written. */
public final class StateReader {

    /** A length beyond it is damage, and not to be made room for. */
    private static final int MOST_COLUMNS = 1_000_000;

    private final DataInputStream in;

    /** Reads from a stream, which its owner closes. */
    public StateReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    public long readLong() throws IOException {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readByte();
            rest |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new StreamCorruptedException("A whole number has more than ten bytes.");
    }

    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new StreamCorruptedException("The number " + value + " is larger than one here can be.");
        }
        return (int) value;
    }

    public double readDouble() throws IOException {
        return in.readDouble();
    }

    public byte[] readBytes() throws IOException {
        int length = length(Integer.MAX_VALUE);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The snapshot ends within a value.");
        }
        return bytes;
    }

    public String readText() throws IOException {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    /** A value of a row. */
    public @Nullable Object readValue() throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case ValueTag.NULL -> null;
            case ValueTag.TEXT -> readText();
            case ValueTag.INTEGER -> readInt();
            case ValueTag.LONG -> readLong();
            case ValueTag.DOUBLE -> in.readDouble();
            case ValueTag.SHORT -> (short) readInt();
            case ValueTag.FLOAT -> in.readFloat();
            case ValueTag.TRUE -> true;
            case ValueTag.FALSE -> false;
            case ValueTag.DECIMAL -> {
                int scale = readInt();
                yield new BigDecimal(new BigInteger(readBytes()), scale);
            }
            case ValueTag.BYTES -> readBytes();
            default -> throw new StreamCorruptedException("No value begins with the byte " + tag + ".");
        };
    }

    /** A row, or another array of values. */
    public @Nullable Object[] readRow() throws IOException {
        @Nullable Object[] row = new Object[length(MOST_COLUMNS)];
        for (int i = 0; i < row.length; i++) {
            row[i] = readValue();
        }
        return row;
    }

    private int length(int most) throws IOException {
        int length = readInt();
        if (length < 0 || length > most) {
            throw new StreamCorruptedException("Nothing here is " + length + " long.");
        }
        return length;
    }
}
