package wildrydes.cloud.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes and reads the parts that entries and snapshots of several owners are made of; texts of any length. */
public final class Fields {

    /** What bytes consist of. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutput to) throws IOException;
    }

    private Fields() {}

    /** What this writes, in memory. */
    public static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** An entry of an owner that has several kinds of them: the kind (1 byte), then this. */
    public static byte[] entry(byte kind, Content content) {
        return bytes(to -> {
            to.writeByte(kind);
            content.write(to);
        });
    }

    /** What stands behind the kind of an {@linkplain #entry entry}. */
    public static DataInput content(byte[] entry) {
        return new DataInputStream(new ByteArrayInputStream(entry, 1, entry.length - 1));
    }

    public static void text(DataOutput to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    public static String text(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void optional(DataOutput to, @Nullable String text) throws IOException {
        to.writeBoolean(text != null);
        if (text != null) {
            text(to, text);
        }
    }

    public static @Nullable String optional(DataInput from) throws IOException {
        return from.readBoolean() ? text(from) : null;
    }

    public static void texts(DataOutput to, Collection<String> texts) throws IOException {
        to.writeInt(texts.size());
        for (String text : texts) {
            text(to, text);
        }
    }

    public static List<String> texts(DataInput from) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            texts.add(text(from));
        }
        return List.copyOf(texts);
    }

    public static void map(DataOutput to, Map<String, String> map) throws IOException {
        to.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            text(to, entry.getKey());
            text(to, entry.getValue());
        }
    }

    public static Map<String, String> map(DataInput from) throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            map.put(text(from), text(from));
        }
        return map;
    }

    /** To the millisecond. */
    public static void instant(DataOutput to, Instant instant) throws IOException {
        to.writeLong(instant.toEpochMilli());
    }

    public static Instant instant(DataInput from) throws IOException {
        return Instant.ofEpochMilli(from.readLong());
    }
}
