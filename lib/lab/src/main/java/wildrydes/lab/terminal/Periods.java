package wildrydes.lab.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import wildrydes.lab.flight.Rider;
import wildrydes.lab.flight.Watcher;

/** What a producer prints: a period for each record, and a line where something is worth one. */
final class Periods implements Watcher {

    private final PrintStream out;
    private final PrintStream notes;
    private final int most;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Standstill standstill;
    private int printed;
    private int refused;
    private boolean inLine;
    private volatile int code = Exit.DONE;

    /** @param most records, after which it is over */
    Periods(Session session, PrintStream out, PrintStream notes, int most) {
        this.out = out;
        this.notes = notes;
        this.most = most;
        this.standstill = new Standstill(session.control());
    }

    /** Returns when the unicorn has sent all or cannot go on. @return the exit code */
    int await() throws InterruptedException {
        end.await();
        return code;
    }

    @Override
    public synchronized void passed(List<Rider> riders) {
        for (Rider rider : riders) {
            Rider.Tally tally = rider.tally();
            standstill.look(tally.sent() + tally.refused()).ifPresent(this::note);
            if (tally.sent() > printed) {
                out.print(".".repeat(tally.sent() - printed));
                out.flush();
                printed = tally.sent();
                inLine = true;
            }
            if (tally.refused() > refused) {
                refused = tally.refused();
                note("The shard has no room in this second; " + count(tally.waiting(), "record")
                        + (tally.waiting() == 1 ? " waits" : " wait") + " and will be sent again in order.");
            }
            if (tally.sent() == most) {
                farewell(rider);
                end.countDown();
            }
        }
    }

    @Override
    public synchronized void fell(List<Rider> riders, String reason) {
        riders.forEach(rider -> note(
                rider.name() + " has landed after " + count(rider.tally().sent(), "record") + ": " + reason + "."));
        code = Exit.FAILED;
        end.countDown();
    }

    /** Says how many records there were. */
    synchronized void farewell(Rider rider) {
        note(rider.name() + " has landed after " + count(rider.tally().sent(), "record") + ".");
    }

    private void note(String text) {
        if (inLine) {
            out.println();
            inLine = false;
        }
        notes.println(text);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
