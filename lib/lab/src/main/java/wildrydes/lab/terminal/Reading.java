package wildrydes.lab.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Participation;
import wildrydes.lab.cloud.RefusedException;

/** A consumer at work: the clock waits for it, and it says where it stands while nothing comes. */
final class Reading {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int GONE = 404;

    private final Session session;
    private final String stream;
    private final String position;
    private final PrintStream notes;
    private final Standstill standstill;
    private volatile Participation place;
    private volatile boolean leaving;
    private Instant second;
    private Instant quietSince;
    private long counted;
    private boolean said;

    /** @param position the word of AWS for where it begins */
    Reading(Session session, String stream, String position, PrintStream notes) {
        this.session = session;
        this.stream = stream;
        this.position = position;
        this.notes = notes;
        this.standstill = new Standstill(session.control());
        this.quietSince = session.control().clock().now();
        this.second = quietSince.plus(SECOND);
        this.place = join();
        session.atInterrupt(this::leave);
    }

    private void leave() {
        leaving = true;
        place.leave();
    }

    private Participation join() {
        return session.control().join("consumer of " + stream, second);
    }

    /** Reads until nobody reads what it prints. @return the exit code */
    int run(Printing printing) {
        try {
            boolean read = printing.look(quietSince);
            while (read && !leaving) {
                if (due()) {
                    read = printing.look(second);
                    quiet(printing);
                    second = second.plus(SECOND);
                }
                standstill.look(printing.count()).ifPresent(notes::println);
            }
            return Exit.DONE;
        } catch (ResourceNotFoundException e) {
            throw new LabException(
                    "Stream " + stream + " does not exist any more; " + printing.count() + " of its records were read.",
                    e);
        } finally {
            place.leave();
        }
    }

    private boolean due() {
        try {
            return place.await(second);
        } catch (RefusedException e) {
            if (leaving) {
                return false;
            }
            if (e.status() != GONE) {
                throw e;
            }
            // The computer has slept, say, and the clock went on; nothing is lost, since the iterators stay.
            second = session.control().clock().now().plus(SECOND);
            place = join();
            return false;
        }
    }

    private void quiet(Printing printing) {
        if (printing.count() > counted) {
            counted = printing.count();
            quietSince = second;
            said = false;
        } else if (!said && Duration.between(quietSince, second).compareTo(QUIET) >= 0) {
            said = true;
            notes.println("Waiting: nothing has come for " + QUIET.toSeconds() + " seconds; the iterator of " + stream
                    + " stands " + where(printing) + ".");
        }
    }

    private String where(Printing printing) {
        return printing.lastNumbers().isEmpty()
                ? "at " + position + (position.equals("LATEST") ? ", which shows only what comes later" : "")
                : printing.lastNumbers().entrySet().stream()
                        .map(last -> "behind " + last.getValue() + " of " + last.getKey())
                        .collect(Collectors.joining(", "));
    }
}
