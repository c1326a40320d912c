package wildrydes.lab.why;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wildrydes.lab.AnalyticsApplication;
import wildrydes.lab.DataStream;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.StreamConsumer;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.render.Times;

/** The way of records into a stream: from unicorns, or from an application that reads another one. */
final class StreamLinks {

    /** Who has not reported for so long is not in the air. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private static final int MOST_NAMES = 4;
    private static final String RUNNING = "RUNNING";
    private static final String ACTIVE = "ACTIVE";

    private final Chain chain;
    private final Lab lab;
    private final Upstream upstream;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Reading> readings = new HashMap<>();

    /**
     * What a stream was found to have: read but once where that will do, since a shard answers five reads a second, of all its
     * readers together, and the clock stands still.
     *
     * @param whole whether it was read up to the newest record
     */
    private record Reading(Instant since, List<StreamRecord> records, boolean whole) {

        boolean covers(Instant from) {
            return since.equals(from) || (whole && since.isBefore(from));
        }
    }

    StreamLinks(Chain chain, Lab lab, Upstream upstream) {
        this.chain = chain;
        this.lab = lab;
        this.upstream = upstream;
    }

    /**
     * Looks at everything up to a stream, and at the stream.
     *
     * @param since what came before does not count
     * @param asked whether the stream itself was asked about, and not what reads it
     */
    void into(String name, Instant since, boolean asked) {
        into(name, since, asked, "only a trigger at TRIM_HORIZON reads.");
    }

    /**
     * The same for another reader than a trigger.
     *
     * @param before who, if anybody, reads what was there before
     */
    void into(String name, Instant since, boolean asked, String before) {
        String arn = lab.stream(name).arn();
        if (!seen.add(arn)) {
            return;
        }
        // Who is silent now is not to blame where records have come that were never stored.
        boolean blame = chain.find(
                        "stream " + name, () -> Optional.of(arrived(name, since).isEmpty()))
                .orElse(true);
        Optional<String> application = chain.find("applications", () -> upstream.applicationInto(arn));
        if (application.isPresent()) {
            application(application.get(), blame);
        } else {
            unicorns(name, blame);
        }
        chain.look("stream " + name, () -> stream(name, since, application.isPresent() || !asked, before));
    }

    /** Looks at everything up to an application, and at the application. */
    void application(String name, boolean blame) {
        chain.find("input of " + name, () -> lab.application(name).exists() ? upstream.source(name) : Optional.empty())
                .ifPresent(source -> source(Upstream.name(source), blame));
        chain.look("application " + name, () -> running(name, blame));
    }

    private void source(String name, boolean blame) {
        String arn = lab.stream(name).arn();
        if (!seen.add(arn)) {
            return;
        }
        Optional<String> application = chain.find("applications", () -> upstream.applicationInto(arn));
        if (application.isPresent()) {
            application(application.get(), blame);
        } else {
            unicorns(name, blame);
        }
        chain.look("stream " + name, () -> {
            Optional<Looked> trouble = trouble(name);
            return trouble.orElseGet(() -> {
                int lately = arrived(name, lately()).size();
                return Looked.fine(ACTIVE + ", " + records(lately) + " within the last minute");
            });
        });
    }

    private List<StreamRecord> arrived(String stream, Instant since) {
        Reading known = readings.get(stream);
        if (known == null || !known.covers(since)) {
            known = read(stream, since.isBefore(lately()) ? since : lately());
            readings.put(stream, known);
        }
        return known.records().stream()
                .filter(record -> !record.arrived().isBefore(since))
                .toList();
    }

    private Reading read(String stream, Instant since) {
        DataStream found = lab.stream(stream);
        if (!found.exists()) {
            return new Reading(since, List.of(), true);
        }
        StreamConsumer reader = found.consumer().at(since);
        List<StreamRecord> records = reader.look(lab.clock().now());
        if (records.isEmpty() && !reader.caughtUp()) {
            throw new LabException(
                    "Stream " + stream + " has answered as many reads in this second as it may; let one pass,"
                            + " lab.clock().run(ofSeconds(1)), and ask again.");
        }
        return new Reading(since, records, reader.caughtUp());
    }

    private Instant lately() {
        return lab.clock().now().minus(LATELY);
    }

    /** Nobody can report to a stream that is not there: that link is the broken one. */
    private void unicorns(String stream, boolean blame) {
        boolean there = chain.find(
                        "stream " + stream, () -> Optional.of(lab.stream(stream).exists()))
                .orElse(false);
        if (there) {
            chain.look("unicorns", () -> reporting(stream, blame));
        }
    }

    private Looked reporting(String stream, boolean blame) {
        Set<String> names = new TreeSet<>();
        arrived(stream, lately()).forEach(record -> names.add(record.partitionKey()));
        if (!names.isEmpty()) {
            String some = String.join(", ", names.stream().limit(MOST_NAMES).toList());
            String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            return Looked.fine(some + more + " reported within the last minute");
        }
        return blame
                ? Looked.broken(
                        "nobody reported to " + stream + " within the last minute",
                        "Let one fly, lab.unicorn(\"Shadowfax\").start(), and let two minutes pass.")
                : Looked.symptom("nobody reported within the last minute, but records came before");
    }

    private Looked stream(String name, Instant since, boolean counts, String before) {
        Optional<Looked> trouble = trouble(name);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        int records = arrived(name, since).size();
        String from = since.equals(Instant.EPOCH) ? "" : " since " + Times.utc(since);
        if (records > 0 || !counts) {
            return Looked.fine(records(records) + from);
        }
        return Looked.broken(
                "no record" + from,
                "A row comes when its minute has closed: let two minutes pass."
                        + (from.isEmpty() ? "" : " What was there before, " + before));
    }

    private Optional<Looked> trouble(String name) {
        DataStream stream = lab.stream(name);
        if (!stream.exists()) {
            return Optional.of(Looked.broken("does not exist", "Create it: lab.stream(\"" + name + "\").create()."));
        }
        String status = stream.status();
        return status.equals(ACTIVE) || status.equals("UPDATING")
                ? Optional.empty()
                : Optional.of(Looked.broken("is " + status, "Wait until it is ACTIVE: stream.await() does that."));
    }

    private Looked running(String name, boolean blame) {
        AnalyticsApplication application = lab.application(name);
        if (!application.exists()) {
            return Looked.broken("does not exist", "Create it, as notebook 02 does, or run lab.ready(\"03\").");
        }
        String status = application.status();
        if (!status.equals(RUNNING)) {
            return blame
                    ? Looked.broken("is " + status, "Start it: lab.application(\"" + name + "\").start().")
                    : Looked.symptom("is " + status + ", but rows came before");
        }
        int errors = application.errors().table().rowCount();
        String found = RUNNING + ", counts since " + Times.utc(application.readingSince());
        return errors == 0
                ? Looked.fine(found + ", no errors")
                : Looked.symptom(found + ", " + errors + (errors == 1 ? " row" : " rows")
                        + " in its error stream: errors() shows them");
    }

    private static String records(int number) {
        return number + (number == 1 ? " record" : " records");
    }
}
