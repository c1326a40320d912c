package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.render.FlowView;

/**
 * A record's way through the services, from the raw records behind it to the item that came of it, and beside that into a file and
 * the row that Athena reads of it.
 *
 * @param title whose way it is
 * @param hops in the order in which the record came by
 * @param archived the second way, from the same stream on; empty where no delivery stream reads it
 * @param notes where a way ends before its end, and why
 */
public record Trace(String title, List<Hop> hops, List<Hop> archived, List<String> notes) {

    /**
     * A station.
     *
     * @param place such as "stream wildrydes-summary"
     * @param what was there, such as "60 records"
     * @param time cloud time at which it had arrived there; empty where nobody keeps it
     * @param ids by which AWS knows it
     * @param known where all this is from: a fact that a service tells, or what it was derived from
     */
    public record Hop(String place, String what, Optional<Instant> time, String ids, String known) {}

    public Trace {
        hops = List.copyOf(hops);
        archived = List.copyOf(archived);
        notes = List.copyOf(notes);
    }

    /** From the first time that is known to the last, up to the item. */
    public Duration total() {
        List<Instant> times = hops.stream().flatMap(hop -> hop.time().stream()).toList();
        return times.isEmpty() ? Duration.ZERO : Duration.between(times.get(0), times.get(times.size() - 1));
    }

    /** A row for each station: when, how long after the one before it, and how that is known. */
    public Table table() {
        return table("stations", hops);
    }

    private static Table table(String name, List<Hop> hops) {
        StringColumn place = StringColumn.create("where");
        InstantColumn time = InstantColumn.create("time");
        StringColumn after = StringColumn.create("after");
        StringColumn known = StringColumn.create("known by");
        Instant before = null;
        for (Hop hop : hops) {
            place.append(hop.place());
            known.append(hop.known());
            if (hop.time().isEmpty()) {
                time.appendMissing();
                after.append("");
            } else {
                Instant now = hop.time().get();
                time.append(now);
                after.append(before == null ? "" : seconds(Duration.between(before, now)));
                before = now;
            }
        }
        return Table.create(name, place, time, after, known);
    }

    private static String seconds(Duration delay) {
        return String.format(Locale.ROOT, "%.3f s", delay.toMillis() / 1000.0);
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        Card card = Card.of(title);
        if (!hops.isEmpty()) {
            card = way(card, "picture", table(), hops);
        }
        if (!archived.isEmpty()) {
            card = way(
                    card.with("a second way", "into a file, and to the row that Athena reads there"),
                    "second picture",
                    table("stations of the second way", archived),
                    archived);
        }
        for (String note : notes) {
            card = card.with("note", note);
        }
        return card;
    }

    private static Card way(Card card, String name, Table stations, List<Hop> hops) {
        Card all = card.with(
                        name,
                        FlowView.of(hops.stream()
                                .map(hop -> new FlowView.Box(hop.place(), hop.what()))
                                .toList()))
                .with(stations.name(), stations);
        for (Hop hop : hops) {
            all = hop.ids().isEmpty() ? all : all.with(hop.place(), hop.ids());
        }
        return all;
    }

    @Override
    public String toString() {
        return Objects.toString(card());
    }
}
