package wildrydes.kernel.shell;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Redirects a class's calls of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt} to {@link Exit}. Only
 * the constant pool grows: a call of a method of an object and one of a static method that takes the object have the same
 * length and the same effect on the stack.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class file format</a>
 */
final class ExitCalls {

    private static final byte[] EXIT = ascii("exit");
    private static final byte[] HALT = ascii("halt");
    private static final Set<String> ENDS = Set.of("exit", "halt");
    private static final String STAND_IN = Exit.class.getName().replace('.', '/');
    private static final String ON_RUNTIME = "(Ljava/lang/Runtime;I)V";

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int REF_INVOKE_STATIC = 6;
    private static final int MAXIMUM_POOL = 65_535;

    private final ByteBuffer bytes;
    private final int[] entries;
    private final int poolEnd;
    private final Set<Integer> onRuntime = new HashSet<>();
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private final Map<String, Integer> addedNames = new HashMap<>();
    private int size;

    private ExitCalls(byte[] classFile) {
        bytes = ByteBuffer.wrap(classFile.clone());
        size = unsigned(8);
        entries = new int[size];
        int offset = 10;
        for (int i = 1; i < size; i++) {
            entries[i] = offset;
            int tag = bytes.get(offset);
            offset += length(tag, offset);
            if (tag == 5 || tag == 6) {
                // A long or a double takes two numbers.
                i++;
            }
        }
        poolEnd = offset;
    }

    /** The same class with its calls redirected. */
    static byte[] redirect(byte[] classFile) {
        if (!contains(classFile, EXIT) && !contains(classFile, HALT)) {
            return classFile;
        }
        return new ExitCalls(classFile).redirected();
    }

    private byte[] redirected() {
        for (int i = 1; i < entries.length; i++) {
            if (entries[i] != 0 && bytes.get(entries[i]) == METHOD) {
                redirectMethod(i);
            }
        }
        if (added.size() == 0 || size > MAXIMUM_POOL) {
            return bytes.array();
        }
        for (int i = 1; i < entries.length; i++) {
            if (entries[i] != 0
                    && bytes.get(entries[i]) == METHOD_HANDLE
                    && onRuntime.contains(unsigned(entries[i] + 2))) {
                bytes.put(entries[i] + 1, (byte) REF_INVOKE_STATIC);
            }
        }
        if (!onRuntime.isEmpty()) {
            Instructions.replaceVirtualCallsByStatic(bytes, poolEnd, this::isCode, onRuntime);
        }
        bytes.putShort(8, (short) size);
        var out = new ByteArrayOutputStream();
        out.write(bytes.array(), 0, poolEnd);
        out.writeBytes(added.toByteArray());
        out.write(bytes.array(), poolEnd, bytes.capacity() - poolEnd);
        return out.toByteArray();
    }

    private void redirectMethod(int index) {
        int entry = entries[index];
        String owner = text(unsigned(entries[unsigned(entry + 1)] + 1));
        int nameAndType = entries[unsigned(entry + 3)];
        String name = text(unsigned(nameAndType + 1));
        if (!"(I)V".equals(text(unsigned(nameAndType + 3)))) {
            return;
        }
        if ("java/lang/System".equals(owner) && "exit".equals(name)) {
            bytes.putShort(entry + 1, (short) standIn());
        } else if ("java/lang/Runtime".equals(owner) && name != null && ENDS.contains(name)) {
            onRuntime.add(index);
            bytes.putShort(entry + 1, (short) standIn());
            bytes.putShort(entry + 3, (short) add(NAME_AND_TYPE, addText(name), addText(ON_RUNTIME)));
        }
    }

    private int standIn() {
        Integer known = addedNames.get("");
        if (known != null) {
            return known;
        }
        int index = add(CLASS, addText(STAND_IN));
        addedNames.put("", index);
        return index;
    }

    private int addText(String text) {
        Integer known = addedNames.get(text);
        if (known != null) {
            return known;
        }
        byte[] characters = ascii(text);
        added.write(UTF8);
        addUnsigned(characters.length);
        added.writeBytes(characters);
        addedNames.put(text, size);
        return size++;
    }

    private int add(int tag, int... references) {
        added.write(tag);
        for (int each : references) {
            addUnsigned(each);
        }
        return size++;
    }

    private void addUnsigned(int value) {
        added.write(value >> 8);
        added.write(value);
    }

    private boolean isCode(int nameIndex) {
        return "Code".equals(text(nameIndex));
    }

    /** The text with this number; nothing if it is not a text. */
    private @Nullable String text(int index) {
        int entry = entries[index];
        return bytes.get(entry) == UTF8
                ? new String(bytes.array(), entry + 3, unsigned(entry + 1), StandardCharsets.UTF_8)
                : null;
    }

    private int unsigned(int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }

    private int length(int tag, int offset) {
        return switch (tag) {
            case UTF8 -> 3 + unsigned(offset + 1);
            case CLASS, 8, 16, 19, 20 -> 3;
            case METHOD_HANDLE -> 4;
            case 5, 6 -> 9;
            default -> 5;
        };
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i <= all.length - part.length; i++) {
            int same = 0;
            while (same < part.length && all[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
