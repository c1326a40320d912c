package wildrydes.kernel.shell;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.IntPredicate;

/** Walks over the instructions of a class file's methods. */
final class Instructions {

    private static final int INVOKE_VIRTUAL = 0xb6;
    private static final int INVOKE_STATIC = 0xb8;
    private static final int TABLE_SWITCH = 0xaa;
    private static final int LOOKUP_SWITCH = 0xab;
    private static final int WIDE = 0xc4;
    private static final int WIDE_INCREMENT = 0x84;

    /** How long each instruction is, by its number; 0 where it says so itself. */
    private static final String LENGTHS = "1".repeat(16) + "23233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5)
            + "1".repeat(73) + "3" + "1".repeat(20) + "3".repeat(16) + "2" + "00" + "1".repeat(6) + "3".repeat(7)
            + "55" + "3" + "2" + "3" + "11" + "33" + "11" + "0" + "4" + "33" + "55";

    private Instructions() {}

    /**
     * Turns calls of these methods into static ones.
     *
     * @param bytes a class file, changed in place
     * @param poolEnd where its constant pool ends
     * @param isCode whether the text with this number in the pool is the name of the attribute that holds instructions
     * @param methods numbers in the pool
     */
    static void replaceVirtualCallsByStatic(ByteBuffer bytes, int poolEnd, IntPredicate isCode, Set<Integer> methods) {
        int offset = poolEnd + 6;
        offset += 2 + 2 * unsigned(bytes, offset);
        offset = skipMembers(bytes, offset);
        int count = unsigned(bytes, offset);
        offset += 2;
        for (int i = 0; i < count; i++) {
            int attributes = unsigned(bytes, offset + 6);
            offset += 8;
            for (int j = 0; j < attributes; j++) {
                if (isCode.test(unsigned(bytes, offset))) {
                    replace(bytes, offset + 14, bytes.getInt(offset + 10), methods);
                }
                offset += 6 + bytes.getInt(offset + 2);
            }
        }
    }

    private static int skipMembers(ByteBuffer bytes, int start) {
        int offset = start + 2;
        for (int i = unsigned(bytes, start); i > 0; i--) {
            int attributes = unsigned(bytes, offset + 6);
            offset += 8;
            for (int j = 0; j < attributes; j++) {
                offset += 6 + bytes.getInt(offset + 2);
            }
        }
        return offset;
    }

    private static void replace(ByteBuffer bytes, int start, int length, Set<Integer> methods) {
        int offset = start;
        while (offset < start + length) {
            int instruction = Byte.toUnsignedInt(bytes.get(offset));
            if (instruction == INVOKE_VIRTUAL && methods.contains(unsigned(bytes, offset + 1))) {
                bytes.put(offset, (byte) INVOKE_STATIC);
            }
            offset += length(bytes, start, offset, instruction);
        }
    }

    private static int length(ByteBuffer bytes, int start, int offset, int instruction) {
        int aligned = offset + 4 - (offset - start) % 4;
        return switch (instruction) {
            case TABLE_SWITCH ->
                aligned - offset + 12 + 4 * (bytes.getInt(aligned + 8) - bytes.getInt(aligned + 4) + 1);
            case LOOKUP_SWITCH -> aligned - offset + 8 + 8 * bytes.getInt(aligned + 4);
            case WIDE -> Byte.toUnsignedInt(bytes.get(offset + 1)) == WIDE_INCREMENT ? 6 : 4;
            default -> LENGTHS.charAt(instruction) - '0';
        };
    }

    private static int unsigned(ByteBuffer bytes, int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }
}
