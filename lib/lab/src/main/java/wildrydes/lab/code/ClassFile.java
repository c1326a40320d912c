package wildrydes.lab.code;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file says of its class.
 *
 * @param isAbstract whether none can be made of it
 * @param hasPublicConstructor whether anybody can make one without giving anything
 * @param mentioned names of classes that it may need, with slashes
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class File Format</a>
 */
record ClassFile(boolean isAbstract, boolean hasPublicConstructor, Set<String> mentioned) {

    private static final int PUBLIC = 0x0001;
    private static final int ABSTRACT = 0x0400;
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$/]+)[;<]");

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    ClassFile {
        mentioned = Set.copyOf(mentioned);
    }

    static ClassFile of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("These bytes are no class file.", e);
        }
    }

    private static ClassFile read(DataInputStream in) throws IOException {
        in.skipNBytes(8); // magic number and version
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS -> classes[i] = in.readUnsignedShort();
                case STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
                case METHOD_HANDLE -> in.skipNBytes(3);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                case INTEGER, FLOAT -> in.skipNBytes(4);
                default -> in.skipNBytes(4); // pairs of indexes
            }
        }
        int access = in.readUnsignedShort();
        in.skipNBytes(4); // this class and its superclass
        in.skipNBytes(2L * in.readUnsignedShort());
        boolean constructor = false;
        skipMembers(in);
        for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
            int flags = in.readUnsignedShort();
            String name = texts[in.readUnsignedShort()];
            String descriptor = texts[in.readUnsignedShort()];
            skipAttributes(in);
            constructor |= (flags & PUBLIC) != 0 && "<init>".equals(name) && "()V".equals(descriptor);
        }
        return new ClassFile((access & ABSTRACT) != 0, constructor, mentioned(texts, classes));
    }

    private static void skipMembers(DataInputStream in) throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            skipAttributes(in);
        }
    }

    private static void skipAttributes(DataInputStream in) throws IOException {
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            in.skipNBytes(2);
            in.skipNBytes(in.readInt());
        }
    }

    /** Descriptors and signatures name classes, too; a text that only looks like one does no harm. */
    private static Set<String> mentioned(String[] texts, int[] classes) {
        Set<String> names = new LinkedHashSet<>();
        for (int index : classes) {
            if (index > 0 && !texts[index].startsWith("[")) {
                names.add(texts[index]);
            }
        }
        for (String text : texts) {
            Matcher name = IN_DESCRIPTOR.matcher(text == null ? "" : text);
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }
}
