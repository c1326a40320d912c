package wildrydes.lab.terminal;

import java.io.FileDescriptor;
import java.io.PrintStream;
import java.util.List;
import wildrydes.lab.StreamConsumer;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.terminal.Flags.Flag;

/**
 * The workshop's {@code consumer}: reads a stream once a second of cloud time and prints its records as indented JSON, each
 * value by itself, also where several run together in one record. Control-C ends it, with exit code 130 as of any program that
 * is interrupted.
 */
public final class Consumer {

    private static final String NAME = "consumer";

    private static final String PURPOSE = "Prints the records of a stream as they come, as indented JSON.";

    private static final List<Flag> FLAGS = List.of(
            new Flag("stream", "STREAM", "wildrydes", "", "the stream (wildrydes)"),
            new Flag("from", "POSITION", "latest", "", "latest, or trim-horizon for all that is kept (latest)"));

    private final CloudHome home;
    private final PrintStream out;
    private final PrintStream notes;

    Consumer(CloudHome home, PrintStream out, PrintStream notes) {
        this.home = home;
        this.out = out;
        this.notes = notes;
    }

    public static void main(String[] words) {
        PrintStream notes = Exit.stream(FileDescriptor.err);
        Consumer consumer = new Consumer(CloudHome.ofUser(), Exit.stream(FileDescriptor.out), notes);
        System.exit(Exit.of(() -> consumer.run(words), notes));
    }

    /** Reads until it is interrupted or nobody reads what it prints. @return the exit code */
    int run(String... words) throws InterruptedException {
        Flags flags = Flags.of(NAME, FLAGS, words);
        if (flags.help()) {
            out.println(flags.usage(PURPOSE));
            return Exit.DONE;
        }
        String stream = flags.text("stream");
        boolean latest = flags.choice("from", List.of("latest", "trim-horizon")).equals("latest");
        try (Session session = Session.open(home, NAME + " of " + stream, notes)) {
            session.awaitStream(stream, notes);
            StreamConsumer reader = StreamConsumer.of(session.kinesis(), session.control(), stream);
            Printing printing = new Printing(latest ? reader.latest() : reader.trimHorizon(), out);
            return new Reading(session, stream, latest ? "LATEST" : "TRIM_HORIZON", notes).run(printing);
        }
    }
}
