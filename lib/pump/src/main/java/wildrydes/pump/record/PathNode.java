package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in documents that columns are made of, or that lies on the way to one: all mappings of a schema as a tree. */
final class PathNode {

    private static final PathNode[] NO_NODES = {};

    /** Where a column's mapping, or the tree's root, ends. */
    private final String path;

    private final byte[] name;
    private final int hash;

    /** Whether a document can only write the name in one way, without escapes. */
    private final boolean plain;

    private int[] columns = {};
    private PathNode[] fields = NO_NODES;
    private final Map<Integer, PathNode> elements = new HashMap<>();
    private @Nullable PathNode each;

    /** The field that is expected next: keys mostly come in the same order. */
    private int expected;

    private PathNode(String path, String name) {
        this.path = path;
        this.name = name.getBytes(StandardCharsets.UTF_8);
        hash = hash(this.name, 0, this.name.length);
        plain = name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
    }

    /**
     * The tree of the mappings of a schema.
     *
     * @throws IllegalArgumentException if two of them make rows of the elements of different arrays
     */
    static PathNode of(List<JsonPath> mappings) {
        PathNode root = new PathNode("$", "");
        List<PathNode> flattened = new ArrayList<>();
        for (int column = 0; column < mappings.size(); column++) {
            root.add(mappings.get(column), column, flattened);
        }
        if (flattened.size() > 1) {
            throw new IllegalArgumentException("The mappings make rows of the elements of two arrays, "
                    + flattened.get(0).path + " and " + flattened.get(1).path
                    + "; leave the element's name off one of them, which gives the whole array as a text.");
        }
        return root;
    }

    private void add(JsonPath mapping, int column, List<PathNode> flattened) {
        PathNode node = this;
        List<JsonPath.Step> steps = mapping.steps();
        for (int i = 0; i < steps.size(); i++) {
            PathNode parent = node;
            if (steps.get(i) instanceof JsonPath.Step.Field field) {
                node = parent.field(field.name());
            } else if (steps.get(i) instanceof JsonPath.Step.Element element) {
                node = parent.elements.computeIfAbsent(
                        element.index(), n -> new PathNode(parent.path + "[" + n + "]", ""));
            } else if (i < steps.size() - 1) {
                // At the end of a mapping, [0:] is the array itself
                node = parent.each(flattened);
            }
        }
        node.columns = Arrays.copyOf(node.columns, node.columns.length + 1);
        node.columns[node.columns.length - 1] = column;
    }

    private PathNode field(String fieldName) {
        PathNode node = new PathNode(path + "." + fieldName, fieldName);
        PathNode known = field(node.name, 0, node.name.length);
        if (known != null) {
            return known;
        }
        fields = Arrays.copyOf(fields, fields.length + 1);
        fields[fields.length - 1] = node;
        return node;
    }

    private PathNode each(List<PathNode> flattened) {
        if (each == null) {
            each = new PathNode(path + "[0:]", "");
            flattened.add(this);
        }
        return each;
    }

    /** The columns that are what is found here. */
    int[] columns() {
        return columns;
    }

    boolean hasFields() {
        return fields.length > 0;
    }

    boolean hasElements() {
        return each != null || !elements.isEmpty();
    }

    /** What lies in each element of the array here, each of which makes a row; null where that is not wanted. */
    @Nullable
    PathNode each() {
        return each;
    }

    @Nullable
    PathNode element(int index) {
        return elements.get(index);
    }

    /** The field with a name; null where no column is made of it. */
    @Nullable
    PathNode field(byte[] bytes, int from, int to) {
        int wanted = hash(bytes, from, to);
        for (int i = 0; i < fields.length; i++) {
            PathNode field = fields[i];
            if (field.hash == wanted && Arrays.equals(field.name, 0, field.name.length, bytes, from, to)) {
                expected = i + 1 == fields.length ? 0 : i + 1;
                return field;
            }
        }
        return null;
    }

    /**
     * The field whose key comes next in a document, if it is the one that is expected.
     *
     * @param from the index of the key's first quote
     */
    @Nullable
    PathNode expected(byte[] bytes, int from, int end) {
        if (fields.length == 0) {
            return null;
        }
        PathNode field = fields[expected];
        int length = field.name.length;
        int close = from + 1 + length;
        if (close >= end || bytes[close] != '"' || !field.plain) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + 1 + i] != field.name[i]) {
                return null;
            }
        }
        expected = expected + 1 == fields.length ? 0 : expected + 1;
        return field;
    }

    /** Where the key of this field ends: the index of its closing quote, given that of its first. */
    int keyEnd(int from) {
        return from + 1 + name.length;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }
}
