package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.BillReading;
import wildrydes.lab.inventory.Account;
import wildrydes.lab.inventory.Leftover;

/** What you have in this account, across all services, as it was when you looked. */
public final class Inventory {

    private static final double DAY_HOURS = 24;
    /** What would not go in the first round may go when the rest is gone. */
    private static final int ROUNDS = 2;

    private final Lab lab;
    private final List<Leftover> things;

    private Inventory(Lab lab, List<Leftover> things) {
        this.lab = lab;
        this.things = List.copyOf(things);
    }

    static Inventory of(Lab lab) {
        Map<String, Double> hourly = lab.control().bill().running().stream()
                .collect(Collectors.groupingBy(
                        BillReading.Running::resource,
                        Collectors.summingDouble(one -> one.hourly().doubleValue())));
        return new Inventory(lab, Account.look(lab, arn -> costing(hourly, arn) * DAY_HOURS));
    }

    /** What belongs to a resource, such as a stream's consumers, ends with it. */
    private static double costing(Map<String, Double> hourly, String arn) {
        return hourly.entrySet().stream()
                .filter(one -> one.getKey().equals(arn) || one.getKey().startsWith(arn + "/"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** In an order in which they can be removed. */
    public List<Leftover> things() {
        return things;
    }

    public int size() {
        return things.size();
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return things.isEmpty();
    }

    /** Those that cost something while nobody uses them. */
    public List<Leftover> billing() {
        return things.stream().filter(Leftover::billsWhileIdle).toList();
    }

    /** US dollars a day for all of it, while nobody uses any. */
    public double dollarsADay() {
        return things.stream().mapToDouble(Leftover::dollarsADay).sum();
    }

    /** A row for each. */
    public Table table() {
        StringColumn service = StringColumn.create("service");
        StringColumn resource = StringColumn.create("resource");
        StringColumn detail = StringColumn.create("detail");
        StringColumn notebook = StringColumn.create("notebook");
        BooleanColumn bills = BooleanColumn.create("bills while idle");
        DoubleColumn dollars = DoubleColumn.create("dollars a day");
        BooleanColumn listed = BooleanColumn.create("in the lab's list");
        StringColumn delete = StringColumn.create("delete by");
        for (Leftover thing : things) {
            service.append(thing.kind().service());
            resource.append(thing.title());
            detail.append(thing.detail());
            notebook.append(thing.notebook());
            bills.append(thing.billsWhileIdle());
            dollars.append(thing.dollarsADay());
            listed.append(thing.listed());
            delete.append(thing.handle());
        }
        return Table.create("inventory", service, resource, detail, notebook, bills, dollars, listed, delete);
    }

    /**
     * Removes all that there is by now, in an order that works, and says what. Unicorns land first. May be called again after it was
     * interrupted: it looks anew.
     *
     * @return the account as it is then
     * @throws LabException if something could not be removed; the rest is gone
     */
    public Inventory delete() {
        lab.fleet().land();
        List<String> removed = new ArrayList<>();
        List<String> refused = List.of();
        for (int round = 1; round <= ROUNDS; round++) {
            refused = remove(of(lab).things, removed);
            if (refused.isEmpty()) {
                break;
            }
        }
        if (!removed.isEmpty()) {
            Progress.line("Removed " + counted(removed.size()) + ": " + String.join(", ", removed) + ".");
        }
        if (!refused.isEmpty()) {
            throw new LabException("Not removed: " + String.join("; ", refused)
                    + ". What is named there has to go first; then run lab.inventory().delete() again.");
        }
        return of(lab);
    }

    /** @return what would not go, each with AWS's reason */
    private static List<String> remove(List<Leftover> things, List<String> removed) {
        List<String> refused = new ArrayList<>();
        Progress progress = Progress.start("Nothing to remove.");
        for (int i = 0; i < things.size(); i++) {
            Leftover thing = things.get(i);
            progress.bar((double) i / things.size(), "Removing " + thing.title() + " ...");
            try {
                thing.removal().run();
                removed.add(thing.title());
            } catch (SdkException | LabException e) {
                refused.add(thing.title() + ", " + e.getMessage());
            }
        }
        if (!things.isEmpty()) {
            progress.bar(1, counted(things.size() - refused.size()) + " of " + things.size() + " removed");
        }
        return refused;
    }

    private static String counted(int number) {
        return number + (number == 1 ? " thing" : " things");
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "Nothing is left in this account.";
        }
        long listed = things.stream().filter(Leftover::listed).count();
        return String.format(
                Locale.ROOT,
                "%s in this account, %d of them in the workshop's own list; %d cost something while idle, $%.2f a day.",
                counted(things.size()),
                listed,
                billing().size(),
                dollarsADay());
    }
}
