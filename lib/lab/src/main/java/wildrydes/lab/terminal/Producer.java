package wildrydes.lab.terminal;

import java.io.FileDescriptor;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.flight.Formation;
import wildrydes.lab.flight.Rider;
import wildrydes.lab.record.Chance;
import wildrydes.lab.record.Flight;
import wildrydes.lab.terminal.Flags.Flag;

/**
 * The workshop's {@code producer}: one unicorn, which sends a record each second of cloud time and prints a period for it.
 * Control-C lands it, with exit code 130 as of any program that is interrupted.
 */
public final class Producer {

    private static final String NAME = "producer";

    private static final String PURPOSE =
            "Flies a unicorn, which sends a stream one record a second. Each period is a record that was taken.";

    private static final List<Flag> FLAGS = List.of(
            new Flag("name", "NAME", "Shadowfax", "", "the unicorn's name (Shadowfax)"),
            new Flag("stream", "STREAM", "wildrydes", "", "the stream (wildrydes)"),
            new Flag("error", "yes|no", "no", "yes", "whether every fifth record is a bad one (no)"),
            new Flag("msgs", "N", "2000", "", "after how many records it ends (2000)"));

    private static final int BAD_ONE_OF = 5;

    private final CloudHome home;
    private final PrintStream out;
    private final PrintStream notes;

    Producer(CloudHome home, PrintStream out, PrintStream notes) {
        this.home = home;
        this.out = out;
        this.notes = notes;
    }

    public static void main(String[] words) {
        PrintStream notes = Exit.stream(FileDescriptor.err);
        Producer producer = new Producer(CloudHome.ofUser(), Exit.stream(FileDescriptor.out), notes);
        System.exit(Exit.of(() -> producer.run(words), notes));
    }

    /** Flies. @return the exit code */
    int run(String... words) throws InterruptedException {
        Flags flags = Flags.of(NAME, FLAGS, words);
        if (flags.help()) {
            out.println(flags.usage(PURPOSE));
            return Exit.DONE;
        }
        String unicorn = flags.text("name");
        boolean bad = flags.choice("error", List.of("yes", "no")).equals("yes");
        int most = flags.count("msgs");
        try (Session session = Session.open(home, NAME + " " + unicorn, notes)) {
            String stream = flags.text("stream");
            session.awaitStream(stream, notes);
            Instant now = session.control().clock().now();
            Rider rider = new Rider(unicorn, stream, records(unicorn, bad), now, most);
            Periods periods = new Periods(session, out, notes, most);
            Formation formation =
                    Formation.takeOff(session.control(), session::kinesis, periods, NAME + " " + unicorn, now, rider);
            session.atInterrupt(() -> {
                formation.land(rider);
                periods.farewell(rider);
            });
            int code = periods.await();
            formation.land(rider);
            return code;
        }
    }

    private static Function<Instant, String> records(String unicorn, boolean bad) {
        Flight flight = new Flight(unicorn, Chance.fresh());
        if (!bad) {
            return flight::next;
        }
        int[] count = {0};
        return second -> flight.next(second, ++count[0] % BAD_ONE_OF == 0);
    }
}
