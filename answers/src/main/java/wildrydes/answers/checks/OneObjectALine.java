package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Bucket;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e4-lines: two files that a table could not read have one object on each line now. */
public final class OneObjectALine implements Check {

    private static final String BUCKET = "wildrydes-shapes";
    private static final int ROWS = 3;
    private static final int SHOWN = 40;

    @Override
    public String id() {
        return "e4-lines";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One object, one line: put a newline where two objects meet, and none within an object.",
                "text.replace(\"}{\", \"}\\n{\"); of the pretty one first text.replace(\"\\n\", \"\").");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(text(lab, "concatenated/"), text(lab, "pretty/"));
    }

    /** All that a table of this folder reads. */
    private static String text(Lab lab, String folder) {
        Bucket bucket = lab.bucket(BUCKET);
        if (!bucket.exists()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String key : bucket.objects(folder).keys()) {
            text.append(bucket.text(key).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    static Finding judge(String concatenated, String pretty) {
        String expected = "in concatenated/ and in pretty/ three records, each on a line of its own";
        double points = (well(concatenated) ? 1 : 0) + (well(pretty) ? 1 : 0);
        String found = "concatenated: " + words(concatenated) + "; pretty: " + words(pretty);
        if (points == 2) {
            return Finding.full(2, expected, found);
        }
        String next = concatenated.isBlank() && pretty.isBlank()
                ? "Run the cell that writes the three shapes."
                : well(concatenated)
                        ? "Join the lines of the pretty one first, then put a newline between objects."
                        : "Put a newline where } and { meet.";
        return Finding.part(points, expected, found, next);
    }

    private static boolean well(String text) {
        return rows(text) == ROWS && text.lines().count() == ROWS;
    }

    /** Lines that are a record each. */
    private static long rows(String text) {
        return text.lines().filter(line -> Ride.of(line).isPresent()).count();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String words(String text) {
        if (text.isBlank()) {
            return "no file";
        }
        if (well(text)) {
            return ROWS + " lines, each a record";
        }
        String first = text.lines().findFirst().orElse("");
        return counted(text.lines().count(), "line") + " for "
                + counted(JsonText.of(text).objects().size(), "object") + ", the first line \""
                + (first.length() > SHOWN ? first.substring(0, SHOWN) + "..." : first) + "\"";
    }
}
