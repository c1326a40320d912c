package wildrydes.answers.checks;

import java.util.List;
import java.util.Set;
import wildrydes.lab.Lab;
import wildrydes.lab.cloud.JournalEntry;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.exercise.GivenDeletion;

/**
 * How many things the learner has deleted, and how many the lab has in their place, as the newest calls of the journal have it. An
 * account that was emptied by {@code reset} has no such calls.
 */
record Deletions(long own, long given) {

    static final String EXERCISE = "e5-leftovers";

    /** Calls after which a thing of the inventory is gone. */
    private static final Set<String> OPERATIONS = Set.of(
            "DeleteEventSourceMapping",
            "DeleteApplication",
            "DeleteDeliveryStream",
            "DeleteFunction",
            "DeleteTable",
            "DeleteQueue",
            "DeleteDatabase",
            "DeleteWorkGroup",
            "DeleteBucket",
            "DeleteIdentityPool",
            "DeletePolicy",
            "DeleteRole",
            "DeleteLogGroup",
            "DeleteStream");

    static Deletions of(Lab lab) {
        List<JournalEntry> calls = lab.calls().list();
        long all = count(calls);
        long own = Exercises.left(EXERCISE) ? 0 : count(GivenDeletion.without(calls));
        return new Deletions(own, all - own);
    }

    private static long count(List<JournalEntry> calls) {
        return calls.stream()
                .filter(call -> call.ok() && OPERATIONS.contains(call.operation()))
                .count();
    }

    /** What a finding says of what is left. */
    static String left(List<?> things) {
        return things.isEmpty()
                ? "nothing left"
                : things.size() + (things.size() == 1 ? " thing left" : " things left");
    }

    /** What a finding says of it. */
    String words() {
        return (own == 0 ? "nothing" : own) + " deleted by you"
                + (given == 0 ? "" : ", and " + given + " by the lab in your place");
    }
}
