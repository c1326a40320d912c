package wildrydes.pump.sql.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names in messages: how they are written, and which ones somebody may have meant. */
public final class Names {

    private static final int MOST = 6;

    private Names() {}

    /** A name as it must be written in SQL: in quotes, unless it is all upper case. */
    public static String written(String name) {
        return name.matches("[A-Z][A-Z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Some columns, counted. */
    public static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    /** A name of several parts as it must be written. */
    public static String written(List<String> parts) {
        return String.join(".", parts.stream().map(Names::written).toList());
    }

    /**
     * What to do about a name that is not there: the one that differs only in case, else the near ones, else all.
     *
     * @param things what the names are names of, in the plural
     */
    public static String nextStep(String name, Collection<String> known, String things) {
        for (String candidate : known) {
            if (candidate.equalsIgnoreCase(name)) {
                return "Write " + written(candidate)
                        + ": names in quotes are case-sensitive, and names without quotes are taken as upper case.";
            }
        }
        List<String> near = nearest(name, known);
        if (!near.isEmpty()) {
            return "Did you mean " + listed(near, "or") + "?";
        }
        if (known.isEmpty()) {
            return "";
        }
        return "The " + things + " here are " + listed(List.copyOf(known), "and") + ".";
    }

    /** Whether somebody may have meant one of some names. */
    public static boolean isKnown(String name, Collection<String> known) {
        return known.stream().anyMatch(name::equalsIgnoreCase)
                || !nearest(name, known).isEmpty();
    }

    /** Some names in one sentence; not all where there are many. */
    public static String listed(List<String> names, String conjunction) {
        if (names.size() > MOST) {
            String shown = String.join(
                    ", ", names.stream().limit(MOST).map(Names::written).toList());
            return shown + " " + conjunction + " " + (names.size() - MOST) + " more";
        }
        return all(names, conjunction);
    }

    /** All names in one sentence. */
    public static String all(List<String> names, String conjunction) {
        List<String> shown = names.stream().map(Names::written).toList();
        int last = shown.size() - 1;
        return last == 0
                ? shown.get(0)
                : String.join(", ", shown.subList(0, last)) + " " + conjunction + " " + shown.get(last);
    }

    /** The few names that are nearly the same. */
    public static List<String> nearest(String name, Collection<String> known) {
        String wanted = plain(name);
        record Candidate(String name, int distance) {}
        List<Candidate> candidates = new ArrayList<>();
        for (String candidate : known) {
            int distance = distance(wanted, plain(candidate));
            if (distance <= Math.max(1, wanted.length() / 4) && distance < wanted.length()) {
                candidates.add(new Candidate(candidate, distance));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance));
        return candidates.stream().limit(3).map(Candidate::name).toList();
    }

    /** Case and underscores are what is most often wrong. */
    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replace("_", "");
    }

    /** How many characters have to be changed, added, left out or exchanged with their neighbour. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 8 || a.length() > 200 || b.length() > 200) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            steps[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            steps[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1), steps[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = best;
            }
        }
        return steps[a.length()][b.length()];
    }
}
