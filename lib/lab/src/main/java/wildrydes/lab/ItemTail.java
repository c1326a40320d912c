package wildrydes.lab;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.TableView;
import wildrydes.lab.render.Times;

/** The items of a table as they come: those that came or changed while one watched are marked. */
final class ItemTail implements Scene {

    private static final int MOST_ROWS = 20;
    private static final String MARK = "since the start";

    private final String name;
    private final int keys;
    private final Supplier<Table> items;
    /** Key to the whole item, as it was when the watching began. */
    private Map<String, String> before = Map.of();

    private Table now = Table.create("");
    private Instant began = Instant.EPOCH;

    /** @param keys how many of the first columns tell items apart */
    ItemTail(String name, int keys, Supplier<Table> items) {
        this.name = name;
        this.keys = keys;
        this.items = items;
    }

    @Override
    public void look(Instant at) {
        now = items.get();
        if (began.equals(Instant.EPOCH)) {
            began = at;
            Map<String, String> first = new HashMap<>();
            now.forEach(row -> first.put(text(row, keys), text(row, now.columnCount())));
            before = first;
        }
    }

    @Override
    public MimeBundle picture(Instant at) {
        StringColumn marks = StringColumn.create(MARK);
        now.forEach(row -> marks.append(mark(row)));
        Set<String> words = Set.copyOf(marks.asList());
        String summary = "Table " + name + ": " + Rides.count(now.rowCount())
                + (now.rowCount() == 1 ? " item" : " items") + ", " + since(marks) + ".";
        if (now.isEmpty()) {
            return MimeBundle.text(summary)
                    .withHtml(new Html().element("div", "", summary).toString());
        }
        Table marked = words.equals(Set.of(""))
                ? now
                : Table.create(now.name(), now.columns()).addColumns(marks);
        Table shown = shown(marked, marks);
        return MimeBundle.text(summary + "\n" + TableView.plain(shown))
                .withHtml(new Html().element("div", "", summary).toString() + TableView.html(shown));
    }

    private String since(StringColumn marks) {
        long fresh = marks.asList().stream().filter("new"::equals).count();
        long changed = marks.asList().stream().filter("changed"::equals).count();
        String counted = fresh + changed == 0
                ? "none new"
                : Rides.count((int) fresh) + " new"
                        + (changed == 0 ? "" : " and " + Rides.count((int) changed) + " changed");
        return counted + " since " + Times.utc(began);
    }

    /** Of a long table what has happened in it, the last of it where that is much. */
    private static Table shown(Table all, StringColumn marks) {
        if (all.rowCount() <= MOST_ROWS) {
            return all;
        }
        int[] touched = IntStream.range(0, all.rowCount())
                .filter(row -> !marks.get(row).isEmpty())
                .toArray();
        if (touched.length == 0) {
            return all.last(MOST_ROWS);
        }
        int skipped = Math.max(0, touched.length - MOST_ROWS);
        return all.rows(IntStream.of(touched).skip(skipped).toArray());
    }

    private String mark(Row row) {
        String earlier = before.get(text(row, keys));
        if (earlier == null) {
            return "new";
        }
        return earlier.equals(text(row, row.columnCount())) ? "" : "changed";
    }

    private static String text(Row row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> row.columnNames().get(column) + "=" + row.getObject(column))
                .collect(Collectors.joining("\u0000"));
    }
}
