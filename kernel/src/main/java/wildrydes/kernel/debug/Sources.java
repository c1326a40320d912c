package wildrydes.kernel.debug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of cells by paths. Nothing lies there: front ends compute the path of a cell from its text, by MurmurHash 2, and
 * ask for the text where they have none.
 */
final class Sources {

    /** Front ends compute with this, too; any number is right. */
    static final int SEED = 0x57524b;

    static final String SUFFIX = ".java";

    /** JupyterLab looks for a cell, and shows its number, only where a path has this word in it. */
    private static final String FOLDER = "wildrydes-ipykernel_";

    private static final int MIX = 0x5bd1e995;

    private final String prefix;
    private final Map<String, Source> byPath = new ConcurrentHashMap<>();

    Sources() {
        prefix = Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve(FOLDER + ProcessHandle.current().pid())
                        .toString()
                + java.io.File.separator;
    }

    /** How each path begins. */
    String prefix() {
        return prefix;
    }

    /**
     * The source with this text.
     *
     * @param name of the file it comes from; empty for a cell
     */
    Source of(String name, String text) {
        String path = prefix + Integer.toUnsignedString(hash(text)) + SUFFIX;
        return byPath.computeIfAbsent(path, any -> new Source(path, name.isEmpty() ? "cell" : name, text));
    }

    Optional<Source> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /**
     * MurmurHash 2 of the text in UTF-8.
     *
     * @see <a href="https://github.com/aappleby/smhasher/wiki/MurmurHash2">MurmurHash 2</a>
     */
    static int hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = SEED ^ bytes.length;
        while (words.remaining() >= Integer.BYTES) {
            int word = words.getInt() * MIX;
            word = (word ^ word >>> 24) * MIX;
            hash = hash * MIX ^ word;
        }
        if (words.hasRemaining()) {
            for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
                hash ^= Byte.toUnsignedInt(words.get()) << shift;
            }
            hash *= MIX;
        }
        hash = (hash ^ hash >>> 13) * MIX;
        return hash ^ hash >>> 15;
    }
}
