package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * MSCK REPAIR TABLE: adds the partitions whose folders are there; docs.aws.amazon.com/athena/latest/ug/msck-repair-table.html. Folders that do not name their keys, as those of
 * Firehose, are told of and left alone, and no partition is taken away.
 */
final class Repair {

    private final Calls calls;
    private final PartitionRuns partitions;

    Repair(Calls calls, PartitionRuns partitions) {
        this.calls = calls;
        this.partitions = partitions;
    }

    DdlResult run(TableName name, String context) {
        String database = name.databaseOr(context);
        Table table = calls.table(database, name.table());
        if (table == null) {
            return lines(List.of("Tables not in metastore:\t" + name.table()));
        }
        Location location = Location.of(Inputs.storage(table).location());
        if (location == null) {
            throw Failures.emptyPath();
        }
        if (!calls.anythingIn(location)) {
            return lines(List.of("Tables missing on filesystem:\t" + table.name()));
        }
        return lines(table.partitionKeys().isEmpty() ? List.of() : repaired(table, location));
    }

    /** As Athena answers: without columns. */
    private static DdlResult lines(List<String> lines) {
        return new DdlResult(List.of(), lines.stream().map(List::of).toList());
    }

    private List<String> repaired(Table table, Location location) {
        List<String> keys = Partitions.keys(table);
        Map<List<String>, Partition> known = new LinkedHashMap<>();
        calls.partitions(table, null).forEach(partition -> known.put(partition.values(), partition));
        Set<String> unknown = new LinkedHashSet<>();
        Map<String, PartitionInput> added = new TreeMap<>();
        Set<List<String>> found = new LinkedHashSet<>();
        for (String folder : folders(location, keys.size())) {
            List<String> values = values(keys, folder);
            if (values == null) {
                unknown.add(folder);
            } else if (found.add(values) && !known.containsKey(values)) {
                unknown.add(folder);
                added.put(folder, PartitionRuns.input(table, values, location + folder));
            }
        }
        partitions.create(table, List.copyOf(added.values()), true);
        List<String> missing = new ArrayList<>();
        known.forEach((values, partition) -> {
            if (!found.contains(values) && gone(partition)) {
                missing.add(Partitions.path(keys, values));
            }
        });
        List<String> lines = new ArrayList<>();
        if (!unknown.isEmpty()) {
            lines.add("Partitions not in metastore:" + listed(table, unknown));
        }
        if (!missing.isEmpty()) {
            lines.add("Partitions missing from filesystem:" + listed(table, missing));
        }
        added.keySet()
                .forEach(folder -> lines.add("Repair: Added partition to metastore " + table.name() + ":" + folder));
        return lines;
    }

    private static String listed(Table table, Iterable<String> folders) {
        StringBuilder listed = new StringBuilder();
        folders.forEach(
                folder -> listed.append('\t').append(table.name()).append(':').append(folder));
        return listed.toString();
    }

    private boolean gone(Partition partition) {
        Location place = partition.storageDescriptor() == null
                ? null
                : Location.of(partition.storageDescriptor().location());
        return place != null && !calls.anythingIn(place);
    }

    /** The folders so many levels below a place, as paths without a slash at the end. */
    private List<String> folders(Location location, int levels) {
        List<String> paths = List.of("");
        for (int level = 0; level < levels; level++) {
            List<String> deeper = new ArrayList<>();
            for (String path : paths) {
                String prefix = path.isEmpty() ? "" : path + "/";
                for (String folder : calls.folders(new Location(location.bucket(), location.prefix() + prefix))) {
                    // What begins so is hidden, as from queries.
                    if (!folder.startsWith("_") && !folder.startsWith(".")) {
                        deeper.add(prefix + folder);
                    }
                }
            }
            paths = deeper;
        }
        return paths;
    }

    /** The values that folders such as {@code dt=2026-03-02} name; null where one does not name its key. */
    private static @Nullable List<String> values(List<String> keys, String path) {
        String[] steps = path.split("/", -1);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            int sign = steps[i].indexOf('=');
            if (sign < 0
                    || sign == steps[i].length() - 1
                    || !Partitions.unescaped(steps[i].substring(0, sign))
                            .toLowerCase(Locale.ROOT)
                            .equals(keys.get(i))) {
                return null;
            }
            values.add(Partitions.unescaped(steps[i].substring(sign + 1)));
        }
        return values;
    }
}
