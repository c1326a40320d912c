package wildrydes.athena.lake;

import io.airlift.slice.Slice;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Catalog;
import wildrydes.athena.catalog.DataFile;

/** Finds the files of a table that a query has to read. */
final class LakeFiles {

    private LakeFiles() {}

    static List<DataFile> of(LakeTable table, Catalog catalog) {
        Map<ColumnHandle, Domain> domains = table.constraint().getDomains().orElse(null);
        if (domains == null) {
            return List.of();
        }
        List<DataFile> files =
                catalog.files(table.table().database(), table.table().name(), wanted(domains));
        return files.stream()
                .filter(table::reads)
                .filter(file -> fulfils(file, domains))
                .toList();
    }

    private static boolean fulfils(DataFile file, Map<ColumnHandle, Domain> domains) {
        return domains.entrySet().stream()
                .allMatch(condition -> condition
                        .getValue()
                        .includesNullableValue(FileValues.value((LakeColumn) condition.getKey(), file)));
    }

    /** Partition keys of which only some values are wanted, with these values. */
    private static Map<String, Set<String>> wanted(Map<ColumnHandle, Domain> domains) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        domains.forEach((handle, domain) -> {
            LakeColumn column = (LakeColumn) handle;
            if (column.kind() == LakeColumn.Kind.PARTITION_KEY
                    && domain.isNullableDiscreteSet()
                    && !domain.isNullAllowed()) {
                Set<String> texts = new TreeSet<>();
                for (Object value : domain.getNullableDiscreteSet().getNonNullValues()) {
                    String text = text(column.type(), value);
                    if (text == null) {
                        return;
                    }
                    texts.add(text);
                }
                wanted.put(column.name(), texts);
            }
        });
        return wanted;
    }

    /** As it is written in a partition's name; null for types that are written in many ways. */
    private static @Nullable String text(Type type, Object value) {
        if (type instanceof VarcharType) {
            return ((Slice) value).toStringUtf8();
        }
        if (type.equals(DateType.DATE)) {
            return LocalDate.ofEpochDay((long) value).toString();
        }
        if (type.equals(IntegerType.INTEGER)
                || type.equals(BigintType.BIGINT)
                || type.equals(SmallintType.SMALLINT)
                || type.equals(TinyintType.TINYINT)) {
            return value.toString();
        }
        return null;
    }
}
