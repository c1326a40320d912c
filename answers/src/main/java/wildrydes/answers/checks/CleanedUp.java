package wildrydes.answers.checks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.inventory.Kind;
import wildrydes.lab.inventory.Leftover;

/** q5-clean-up: nothing is left in the account, and the learner has deleted it. */
public final class CleanedUp implements Check {

    /** About half of what the course makes; an account that was never full proves nothing. */
    private static final int ENOUGH = 20;

    private static final int FEW = 4;

    @Override
    public String id() {
        return "q5-clean-up";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "What lab.inventory() shows is left; its last column says how it goes.",
                "lab.inventory().delete() removes what was overlooked.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(lab.inventory().things(), Deletions.of(lab));
    }

    static Finding judge(List<Leftover> left, Deletions deletions) {
        String expected = "an empty account, emptied by you";
        if (deletions.own() < ENOUGH) {
            return Finding.none(
                    expected,
                    Deletions.left(left) + ", and " + deletions.words(),
                    "Let ready(\"05\") make what the course leaves, and delete it yourself: neither lab.reset() nor"
                            + " lab.todo counts.");
        }
        if (left.isEmpty()) {
            return Finding.full(2, expected, Deletions.left(left) + ", and " + deletions.words());
        }
        Set<Kind> kinds = left.stream().map(Leftover::kind).collect(Collectors.toCollection(TreeSet::new));
        Leftover first = left.get(0);
        String found = "left: "
                + left.stream().limit(FEW).map(Leftover::title).collect(Collectors.joining(", "))
                + (left.size() > FEW ? ", and " + (left.size() - FEW) + " more" : "");
        String next = (first.listed() ? "" : "The workshop's list forgets it: ") + first.handle();
        return kinds.size() == 1 ? Finding.part(1, expected, found, next) : Finding.none(expected, found, next);
    }
}
