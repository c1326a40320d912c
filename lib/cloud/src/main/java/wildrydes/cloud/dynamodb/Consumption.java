package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import wildrydes.cloud.dynamodb.item.Written;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * What a request uses of the capacity of tables and indexes, as docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 * counts it, and how that is told. Used by one thread.
 */
final class Consumption {

    private static final int READ_BYTES = 4096;
    private static final int WRITE_BYTES = 1024;

    /** How dear a unit is. */
    enum Kind {
        EVENTUAL(0.5, true),
        STRONG(1, true),
        WRITE(1, false),
        TRANSACTED_READ(2, true),
        TRANSACTED_WRITE(2, false);

        private final double factor;
        private final boolean reads;

        Kind(double factor, boolean reads) {
            this.factor = factor;
            this.reads = reads;
        }

        static Kind read(@Nullable Boolean consistent) {
            return Boolean.TRUE.equals(consistent) ? STRONG : EVENTUAL;
        }

        boolean transacted() {
            return this == TRANSACTED_READ || this == TRANSACTED_WRITE;
        }

        boolean reads() {
            return reads;
        }

        private double units(long bytes) {
            int block = reads ? READ_BYTES : WRITE_BYTES;
            return factor * Math.max(1, (bytes + block - 1) / block);
        }
    }

    private static final class OfTable {
        final TableDefinition table;
        final Map<String, Double> indexes = new LinkedHashMap<>();
        double units;

        OfTable(TableDefinition table) {
            this.table = table;
        }

        double all() {
            return units
                    + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private final Kind kind;
    private final Throughput throughput;
    private final Map<String, OfTable> tables = new LinkedHashMap<>();

    /** @param throughput is told of everything */
    Consumption(Kind kind, Throughput throughput) {
        this.kind = kind;
        this.throughput = throughput;
    }

    private OfTable of(TableDefinition table) {
        return tables.computeIfAbsent(table.name(), name -> new OfTable(table));
    }

    /** So many bytes are read of a table, in one piece. */
    void read(TableDefinition table, long bytes) {
        use(table, kind.units(bytes));
    }

    /** So many bytes are read of an index. */
    void read(TableDefinition table, IndexDefinition index, long bytes) {
        use(table, index.name(), !index.global(), kind.units(bytes));
    }

    /** An item is written, or a condition on it is checked. */
    void write(TableDefinition table, Written written) {
        int before = written.before() == null ? 0 : written.before().size();
        int after = written.after() == null ? 0 : written.after().size();
        use(table, kind.units(Math.max(before, after)));
        for (Written.IndexWrite index : written.indexes()) {
            double units = (index.removed() < 0 ? 0 : kind.units(index.removed()))
                    + (index.added() < 0 ? 0 : kind.units(index.added()));
            use(table, index.name(), index.local(), units);
        }
    }

    private void use(TableDefinition table, double units) {
        of(table).units += units;
        throughput.used(table, null, kind, units);
    }

    private void use(TableDefinition table, String index, boolean local, double units) {
        of(table).indexes.merge(index, units, Double::sum);
        throughput.used(table, local ? null : index, kind, units);
    }

    /** What a response to a request about one table tells; null where it was not asked for. */
    @Nullable
    ConsumedCapacity told(@Nullable ReturnConsumedCapacity wanted) {
        List<ConsumedCapacity> all = toldOfAll(wanted);
        return all == null || all.isEmpty() ? null : all.get(0);
    }

    /** One for each table; null where it was not asked for. */
    @Nullable
    List<ConsumedCapacity> toldOfAll(@Nullable ReturnConsumedCapacity wanted) {
        if (wanted != ReturnConsumedCapacity.TOTAL && wanted != ReturnConsumedCapacity.INDEXES) {
            return null;
        }
        List<ConsumedCapacity> all = new ArrayList<>();
        for (OfTable one : tables.values()) {
            all.add(told(one, wanted == ReturnConsumedCapacity.INDEXES));
        }
        return all;
    }

    /** The same for several kinds of reading, of which each table has one. */
    static @Nullable List<ConsumedCapacity> toldOfAll(
            Collection<Consumption> consumed, @Nullable ReturnConsumedCapacity wanted) {
        List<ConsumedCapacity> all = new ArrayList<>();
        for (Consumption one : consumed) {
            List<ConsumedCapacity> told = one.toldOfAll(wanted);
            if (told == null) {
                return null;
            }
            all.addAll(told);
        }
        return all;
    }

    private ConsumedCapacity told(OfTable one, boolean withIndexes) {
        double all = one.all();
        ConsumedCapacity.Builder told = ConsumedCapacity.builder()
                .tableName(one.table.name())
                .capacityUnits(all)
                .readCapacityUnits(kind.transacted() && kind.reads() ? all : null)
                .writeCapacityUnits(kind.transacted() && !kind.reads() ? all : null);
        if (withIndexes) {
            told.table(capacity(one.units));
            Map<String, Capacity> local = new LinkedHashMap<>();
            Map<String, Capacity> global = new LinkedHashMap<>();
            one.indexes.forEach((name, units) -> {
                IndexDefinition index = one.table.index(name);
                (index != null && index.global() ? global : local).put(name, capacity(units));
            });
            told.localSecondaryIndexes(local.isEmpty() ? null : local)
                    .globalSecondaryIndexes(global.isEmpty() ? null : global);
        }
        return told.build();
    }

    private Capacity capacity(double units) {
        return Capacity.builder()
                .capacityUnits(units)
                .readCapacityUnits(kind.transacted() && kind.reads() ? units : null)
                .writeCapacityUnits(kind.transacted() && !kind.reads() ? units : null)
                .build();
    }
}
