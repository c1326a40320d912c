package wildrydes.pump.flink;

/** Text of several lines. */
final class Lines {

    private Lines() {}

    static String indented(String text) {
        return "  " + text.replace("\n", "\n  ");
    }
}
