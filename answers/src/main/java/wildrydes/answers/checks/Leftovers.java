package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Inventory;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.inventory.Leftover;

/** e5-leftovers: nearly all is deleted, and what is left costs nothing while nobody uses it. */
public final class Leftovers implements Check {

    /** The part that may be left. */
    private static final double SOME = 0.1;
    /** Names shown at once. */
    private static final int FEW = 4;

    @Override
    public String id() {
        return Deletions.EXERCISE;
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A bucket has to be empty first: lab.bucket(\"wildrydes-data\").empty().delete().",
                "Each row of lab.inventory() has in its last column the line that deletes it.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Inventory inventory = lab.inventory();
        return judge(inventory.things(), Deletions.of(lab));
    }

    static Finding judge(List<Leftover> left, Deletions deletions) {
        String expected = "at least nine of ten things deleted by you, and none left that costs something while idle";
        if (deletions.own() == 0) {
            return Finding.none(
                    expected,
                    Deletions.left(left) + ", and " + deletions.words(),
                    left.isEmpty()
                            ? "Run the cell that opens the lab: ready(\"05\") makes them anew. Then delete by handle."
                            : "Begin with the first line of lab.inventory().");
        }
        List<Leftover> billing = left.stream().filter(Leftover::billsWhileIdle).toList();
        boolean most = left.size() <= SOME * (left.size() + deletions.own());
        String found = deletions.words() + ", and " + Deletions.left(left) + names(left);
        double points = (billing.isEmpty() ? 1 : 0) + (most ? 1 : 0);
        if (!billing.isEmpty()) {
            return Finding.part(
                    points, expected, found, "Still billing: " + billing.get(0).handle());
        }
        return most
                ? Finding.full(2, expected, found)
                : Finding.part(points, expected, found, left.get(0).handle());
    }

    private static String names(List<Leftover> left) {
        if (left.isEmpty()) {
            return "";
        }
        List<String> few = left.stream().limit(FEW).map(Leftover::title).toList();
        return ": " + String.join(", ", few) + (left.size() > FEW ? ", ..." : "");
    }
}
