package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.List;

/**
 * The place in a cell at which somebody writes.
 *
 * @param java the cell without what is not Java
 * @param offset of the cursor
 * @param fragments of the cell
 */
record Cursor(String java, int offset, List<Fragment> fragments) {

    static Cursor in(String java, int offset, Notebook notebook) {
        var fragments = new ArrayList<Fragment>(notebook.fragments(java));
        int last = fragments.isEmpty() ? 0 : fragments.get(fragments.size() - 1).offset();
        int next = java.indexOf('\n', offset);
        if (last <= offset && next >= 0) {
            // What is unfinished here has swallowed what follows; it may declare things all the same.
            notebook.fragments(" ".repeat(next) + java.substring(next)).stream()
                    .filter(each -> each.kind() != Fragment.Kind.CODE)
                    .forEach(fragments::add);
        }
        return new Cursor(java, offset, fragments);
    }

    /** What stands in front of the cursor, back to where a name begins. */
    static String begun(String text) {
        int start = text.length();
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    /** Where the fragment begins that an end at this offset belongs to; the offset itself where none has begun. */
    int begin(int end) {
        int begin = end;
        for (Fragment each : fragments) {
            if (each.offset() < end) {
                begin = each.offset();
            }
        }
        Syntax syntax = Syntax.of(java.substring(begin, end));
        String code = syntax.masked().strip();
        boolean ended = code.isEmpty() || code.endsWith(";") || code.endsWith("}");
        return ended && syntax.open().isEmpty() ? end : begin;
    }

    /**
     * The fragment at the cursor up to this offset, with an ending that makes it as whole as can be.
     *
     * @param more stands behind it
     */
    Fragment upTo(int end, String more, Notebook notebook) {
        int begin = begin(end);
        String begun = java.substring(begin, end) + more;
        String closed = begun + Syntax.of(begun).closers();
        Fragment.Kind kind = notebook.kind(closed);
        if (kind == Fragment.Kind.CODE && notebook.kind(closed + "{}") != Fragment.Kind.CODE) {
            // The head of a method or a type.
            closed += "{}";
            kind = notebook.kind(closed);
        }
        return new Fragment(kind, closed, begin);
    }
}
