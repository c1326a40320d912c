package wildrydes.kernel.requests;

/** Jupyter counts positions in Unicode code points, Java in {@code char}s: a unicorn is one of the former, two of the latter. */
final class CodePoints {

    private CodePoints() {}

    /** The offset in {@code char}s of a position; a position outside the code means its nearer end. */
    static int toChars(String code, int position) {
        int points = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(position, points)));
    }

    /** The position of an offset in {@code char}s. */
    static int fromChars(String code, int offset) {
        return code.codePointCount(0, Math.max(0, Math.min(offset, code.length())));
    }
}
