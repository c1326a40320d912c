package wildrydes.kernel.debug;

/**
 * The text of a cell, as front ends find it again.
 *
 * @param path made from the text in a way that the front end knows
 * @param name what people call it
 * @param text as the user wrote it
 */
record Source(String path, String name, String text) {

    /** The line with this number, without its end; empty if there is none. */
    String line(int number) {
        String[] lines = text.split("\\R", -1);
        return number >= 1 && number <= lines.length ? lines[number - 1] : "";
    }

    /** The first line from this one on that may hold code; the line itself where there is none. Lines count from one. */
    int codeFrom(int line) {
        String[] lines = text.split("\\R", -1);
        for (int i = Math.max(1, line); i <= lines.length; i++) {
            String bare = lines[i - 1].strip();
            boolean isComment = bare.startsWith("//") || bare.startsWith("/*") || bare.startsWith("*");
            if (!bare.isEmpty() && !isComment && !bare.startsWith("%")) {
                return i;
            }
        }
        return line;
    }
}
