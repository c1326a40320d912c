package wildrydes.lab;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.rides.MinuteSum;

/** Sums by minute, and those that they should be. */
public final class MinuteSums {

    private final List<MinuteSum> sums;
    private final List<MinuteSum> expected;

    MinuteSums(List<MinuteSum> sums, List<MinuteSum> expected) {
        this.sums = List.copyOf(sums);
        this.expected = List.copyOf(expected);
    }

    /** Summed up from what came out of the stream. */
    public Table table() {
        return table("from the stream", sums);
    }

    /** Summed up from the recorded file, by other means. */
    public Table expected() {
        return table("from the recorded file", expected);
    }

    /** Whether both have the same rows; distances may differ in the seventh decimal. */
    public boolean agree() {
        return sums.size() == expected.size() && firstDifference() == sums.size();
    }

    private int firstDifference() {
        int row = 0;
        while (row < Math.min(sums.size(), expected.size()) && sums.get(row).agreesWith(expected.get(row))) {
            row++;
        }
        return row;
    }

    private static Table table(String name, List<MinuteSum> sums) {
        StringColumn minute = StringColumn.create("MinuteStart");
        StringColumn unicorn = StringColumn.create("Name");
        IntColumn records = IntColumn.create("Records");
        DoubleColumn distance = DoubleColumn.create("Distance");
        IntColumn minMagic = IntColumn.create("MinMagicPoints");
        IntColumn maxMagic = IntColumn.create("MaxMagicPoints");
        IntColumn minHealth = IntColumn.create("MinHealthPoints");
        IntColumn maxHealth = IntColumn.create("MaxHealthPoints");
        for (MinuteSum sum : sums) {
            minute.append(sum.minute());
            unicorn.append(sum.name());
            records.append((int) sum.records());
            distance.append(sum.distance());
            minMagic.append((int) sum.minMagicPoints());
            maxMagic.append((int) sum.maxMagicPoints());
            minHealth.append((int) sum.minHealthPoints());
            maxHealth.append((int) sum.maxHealthPoints());
        }
        return Table.create(name, minute, unicorn, records, distance, minMagic, maxMagic, minHealth, maxHealth);
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        return Card.of(toString()).with("from the stream", table()).with("from the recorded file", expected());
    }

    @Override
    public String toString() {
        return agree()
                ? "All " + sums.size() + " minutes agree."
                : "The sums differ from row " + (firstDifference() + 1) + " on: " + sums.size()
                        + " minutes came out of the stream, " + expected.size() + " are in the recorded file.";
    }
}
