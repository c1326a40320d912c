package wildrydes.kernel.shell;

/** Colours of a traceback. */
final class Ansi {

    private Ansi() {}

    /** What went wrong. */
    static String red(String text) {
        return "\u001b[1;31m" + text + "\u001b[0m";
    }

    /** What matters less. */
    static String grey(String text) {
        return "\u001b[90m" + text + "\u001b[0m";
    }
}
