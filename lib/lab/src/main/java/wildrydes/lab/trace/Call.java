package wildrydes.lab.trace;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.StreamRecord;

/**
 * The call of a function that got a record.
 *
 * @param time when it had ended, cloud time
 * @param records how many it got; 0 where that is not known
 * @param failures how many calls with this record had failed before
 * @param requestId by which the function's log tells of it; empty where it was not called
 * @param exact whether the trigger tells that the record was in this call, and not only the times
 */
record Call(Instant time, int records, int failures, String requestId, boolean exact) {

    private static final Pattern START = Pattern.compile("START RequestId: (\\S+)");
    private static final String SUCCESS = "OK";

    /** Empty where the record was not delivered, as far as is known. */
    static Optional<Call> with(StreamRecord record, Lab lab, String function) {
        Table log = lab.function(function).logs().events();
        Optional<Call> told;
        try {
            told = told(
                    record,
                    lab.function(function)
                            .trigger(lab.stream(record.stream()))
                            .attempts()
                            .table());
        } catch (LabException e) {
            told = Optional.empty(); // real AWS does not tell what a trigger has done
        }
        return told.isPresent() ? told : byTime(record.arrived(), log);
    }

    /** As the trigger tells. */
    static Optional<Call> told(StreamRecord record, Table attempts) {
        int failures = 0;
        for (Row attempt : attempts) {
            if (!holds(attempt, record)) {
                continue;
            }
            if (attempt.getString("result").equals(SUCCESS)) {
                Instant time = attempt.getInstant("time");
                return Optional.of(
                        new Call(time, attempt.getInt("records"), failures, attempt.getString("requestId"), true));
            }
            failures++;
        }
        return Optional.empty();
    }

    /** The end of a window goes to the function without records, though it tells of all those before it. */
    private static boolean holds(Row attempt, StreamRecord record) {
        if (attempt.getInt("records") == 0) {
            return false;
        }
        BigInteger number = new BigInteger(record.sequenceNumber());
        return attempt.getString("shard").equals(record.shard())
                && new BigInteger(attempt.getString("first")).compareTo(number) <= 0
                && new BigInteger(attempt.getString("last")).compareTo(number) >= 0;
    }

    /** The first call after the record had arrived. */
    static Optional<Call> byTime(Instant arrived, Table log) {
        for (Row event : log) {
            Matcher start = START.matcher(event.getString("message"));
            if (start.find() && !event.getInstant("time").isBefore(arrived)) {
                return Optional.of(new Call(event.getInstant("time"), 0, 0, start.group(1), false));
            }
        }
        return Optional.empty();
    }
}
