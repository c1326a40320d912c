package wildrydes.lab.setup.workbook;

/** How words are written for a POSIX shell. */
public final class Shell {

    private Shell() {}

    /** A word that the shell takes as it is, whatever is in it. */
    public static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
