package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.PumpReading;
import wildrydes.lab.render.FlowView;
import wildrydes.lab.render.Times;

/** A pump's parts as a picture and in words. */
final class PumpCard {

    private PumpCard() {}

    static Card of(PumpReading pump) {
        Card card = Card.of("Pump " + pump.pump()).with("picture", FlowView.of(boxes(pump)));
        for (String filter : pump.filters()) {
            card = card.with("only rows", filter);
        }
        for (PumpReading.Window window : pump.windows()) {
            card = card.with("window", window.text() + ": " + kind(window));
            if (!window.keys().isEmpty()) {
                card = card.with("for each", String.join(", ", window.keys()));
            }
        }
        return card.with("when", pump.emits()).with("columns", columns(pump));
    }

    /** The way of a row, from left to right. */
    private static List<FlowView.Box> boxes(PumpReading pump) {
        List<FlowView.Box> boxes = new ArrayList<>();
        boxes.add(new FlowView.Box("source", String.join(", ", pump.sources())));
        if (!pump.filters().isEmpty()) {
            boxes.add(new FlowView.Box("filter", String.join(" and ", pump.filters())));
        }
        for (PumpReading.Window window : pump.windows()) {
            boxes.add(new FlowView.Box("window", length(window)));
            if (!window.keys().isEmpty()) {
                boxes.add(new FlowView.Box("key", String.join(", ", window.keys())));
            }
        }
        List<String> aggregates = pump.outputs().stream()
                .filter(output -> output.role().equals("AGGREGATE"))
                .map(PumpReading.Output::expression)
                .toList();
        if (!aggregates.isEmpty()) {
            boxes.add(new FlowView.Box(
                    aggregates.size() == 1 ? "aggregate" : aggregates.size() + " aggregates",
                    String.join("\n", aggregates)));
        }
        boxes.add(new FlowView.Box("sink", pump.sink()));
        return boxes;
    }

    private static String length(PumpReading.Window window) {
        Duration length = window.length();
        return length.isZero() ? window.text() : Times.words(length);
    }

    private static String kind(PumpReading.Window window) {
        return switch (window.kind()) {
            case PumpReading.TUMBLING -> "one window follows the other, and each row is in exactly one";
            case "STAGGER" -> "a window opens with the first row of its key";
            case "SLIDING" -> "it moves along with each row";
            case "JOIN" -> "rows of the other side wait here for their partners";
            case "SORT" -> "rows are sorted within it";
            default -> window.kind();
        };
    }

    private static Table columns(PumpReading pump) {
        StringColumn column = StringColumn.create("column");
        StringColumn from = StringColumn.create("is filled with");
        StringColumn role = StringColumn.create("part");
        for (PumpReading.Output output : pump.outputs()) {
            column.append(output.column());
            from.append(output.expression());
            role.append(
                    switch (output.role()) {
                        case "KEY" -> "key";
                        case "AGGREGATE" -> "aggregate";
                        case "TIME" -> "time of the row";
                        default -> "value";
                    });
        }
        return Table.create("into " + pump.sink(), column, from, role);
    }
}
