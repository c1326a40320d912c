package wildrydes.pump.explain;

import java.util.List;

/** The sentences that say when a row comes out. */
final class Emission {

    private Emission() {}

    static String ofEachRow(boolean filtered) {
        return filtered ? "A row at once for each row that fulfils the condition." : "A row at once for each row.";
    }

    static String ofGroups(List<String> keys, long millis, String window, boolean having) {
        String keep = having ? " that fulfils HAVING" : "";
        return (keys.isEmpty() ? "A row" + keep : "A row for each " + list(keys) + keep) + " when "
                + passes(millis, window) + ".";
    }

    static String ofStagger(List<String> keys, long millis, boolean having) {
        return "A row for each " + list(keys) + (having ? " that fulfils HAVING" : "")
                + " when a row, or the clock, is " + one(millis) + " past its first row.";
    }

    static String ofSliding() {
        return "A row at once for each row, over what its window holds at that moment.";
    }

    static String ofPairs(String outer) {
        return "A row for each pair as soon as the later of its two rows comes."
                + (outer.isEmpty()
                        ? ""
                        : " A row of " + outer
                                + " that finds no partner comes, with NULLs, when it leaves its window.");
    }

    static String ofLookUp(boolean filtered) {
        return ofEachRow(filtered) + " It is looked up in the table as the table is then.";
    }

    static String ofSort(long millis, String window) {
        return "The rows of a window, sorted, when " + passes(millis, window) + ".";
    }

    static String ofLateRows(long millis) {
        return "A row when a row, or the clock, is " + one(millis)
                + " past its own time, so that those that are late can" + " come before it.";
    }

    static String ofDistinct(long millis, String window) {
        return "A row at once for each row that was not there before; what was there is forgotten when "
                + passes(millis, window) + ".";
    }

    static String ofFunction(String function, long millis) {
        return millis == Span.NONE
                ? "A row at once for each row, with what " + function + " says of it."
                : "The rows of " + function + " when " + passes(millis, "") + ".";
    }

    static String ofUnion(List<String> inputs) {
        List<String> different = inputs.stream().distinct().toList();
        return different.size() == 1
                ? different.get(0)
                : "From each query of UNION ALL in its turn: " + String.join(" ", different);
    }

    /** What a query says that only picks from the rows of a subquery. */
    static String picking(String subquery, boolean filtered) {
        return filtered ? subquery + " Of these, only those that fulfil the outer condition." : subquery;
    }

    private static String passes(long millis, String window) {
        if (millis == Span.NONE) {
            return "a row, or the clock, changes " + window;
        }
        String words = Span.inWords(millis);
        return "a row, or the clock, passes the " + (words.contains(" ") ? "next full " : "") + words;
    }

    private static String one(long millis) {
        String words = Span.inWords(millis);
        return words.contains(" ") ? words : (words.equals("hour") ? "an " : "a ") + words;
    }

    private static String list(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
