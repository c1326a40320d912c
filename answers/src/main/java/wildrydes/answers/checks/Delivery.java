package wildrydes.answers.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import wildrydes.lab.DataStream;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e3-deliver: all rows of the summary are items of the table, with their values, written by the function. */
public final class Delivery implements Check {

    private static final String OK = "OK";

    @Override
    public String id() {
        return "e3-deliver";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A trigger that begins at LATEST never sees what was there before.",
                "trigger.delete(); trigger.startingPosition(\"TRIM_HORIZON\").create(); then let a minute pass.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        DataStream summary = lab.stream("wildrydes-summary");
        List<Map<String, String>> rows = new ArrayList<>();
        if (summary.exists()) {
            for (StreamRecord record : summary.records()) {
                JsonText.of(record.text()).objects().forEach(row -> rows.add(texts(row)));
            }
        }
        return judge(Processor.of(lab), rows, items(lab));
    }

    private static List<Map<String, String>> items(Lab lab) {
        List<Map<String, String>> items = new ArrayList<>();
        try {
            lab.dynamo()
                    .scanPaginator(b -> b.tableName(SensorTable.NAME).consistentRead(true))
                    .items()
                    .forEach(item -> items.add(ofItem(item)));
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
        return items;
    }

    private static Map<String, String> texts(Map<String, Object> row) {
        Map<String, String> texts = new TreeMap<>();
        row.forEach((name, value) ->
                texts.put(name, value instanceof Number number ? plain(number.toString()) : String.valueOf(value)));
        return texts;
    }

    static Map<String, String> ofItem(Map<String, AttributeValue> item) {
        Map<String, String> texts = new TreeMap<>();
        item.forEach(
                (name, value) -> texts.put(name, value.n() == null ? String.valueOf(value.s()) : plain(value.n())));
        return texts;
    }

    /** Numbers alike where they are equal. */
    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    /**
     * @param rows of the summary
     * @param items of the table; numbers of both in their shortest form
     */
    static Finding judge(Processor processor, List<Map<String, String>> rows, List<Map<String, String>> items) {
        String expected =
                "each row of wildrydes-summary as an item of " + SensorTable.NAME + ", written by the function";
        if (processor.given()) {
            return Finding.none(
                    expected,
                    "the function that the lab has made",
                    "Delete it, and create your own: lab.function(\"" + Processor.NAME + "\").delete().");
        }
        if (rows.isEmpty()) {
            return Finding.none(
                    expected,
                    "no rows in the summary",
                    "Let two unicorns fly for two minutes while the application runs.");
        }
        if (!processor.there() || processor.calls() == 0) {
            return Finding.none(
                    expected,
                    items.size() + " items, and a function that was never called",
                    "Create function and trigger, and let a minute pass.");
        }
        if (processor.trigger().isEmpty()) {
            return Finding.none(
                    expected,
                    items.size() + " items, and no trigger that reads wildrydes-summary",
                    "Create it: trigger.create().");
        }
        Map<String, Map<String, String>> byKey = new HashMap<>();
        items.forEach(item -> byKey.put(key(item), item));
        Set<Map<String, String>> distinct = new LinkedHashSet<>(rows);
        long there =
                distinct.stream().filter(row -> byKey.containsKey(key(row))).count();
        long equal =
                distinct.stream().filter(row -> row.equals(byKey.get(key(row)))).count();
        String found = there + " of " + distinct.size() + " rows"
                + (equal == there ? "" : ", " + (there - equal) + " of them with other values")
                + "; the trigger is " + processor.trigger().get().state() + ", began at "
                + processor.trigger().get().position() + ", and says "
                + (processor.trigger().get().result().isEmpty()
                        ? "nothing yet"
                        : "\"" + processor.trigger().get().result() + "\"");
        if (equal == distinct.size()) {
            return Finding.full(2, expected, found);
        }
        return Finding.part(
                there == 0 ? 0 : 1, expected, found, next(processor.trigger().get(), there < distinct.size()));
    }

    private static String key(Map<String, String> row) {
        return row.get("Name") + " " + row.get("StatusTime");
    }

    private static String next(Processor.Source trigger, boolean missing) {
        if (!missing) {
            return "The function should write a row as it is: look how it makes items of JSON.";
        }
        if (!trigger.result().isEmpty()
                && !trigger.result().startsWith(OK)
                && !trigger.result().startsWith("No records")) {
            return "The function fails: lab.why(table) says why.";
        }
        return trigger.position().equals("TRIM_HORIZON")
                ? "Let a minute pass, so that the trigger gets to the newest row."
                : "Make the trigger anew, at TRIM_HORIZON: what was there before it was made is missing.";
    }
}
