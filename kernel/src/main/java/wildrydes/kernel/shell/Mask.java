package wildrydes.kernel.shell;

import wildrydes.kernel.help.Syntax;

/** Blanks the comments of Java code and what stands in its quotes, so that the rest can be searched. */
final class Mask {

    private Mask() {}

    /** The code, of the same length, with spaces for comments and for literals of text and characters. */
    static String of(String code) {
        return Syntax.of(code).masked();
    }
}
