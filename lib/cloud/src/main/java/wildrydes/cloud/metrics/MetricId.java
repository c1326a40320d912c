package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wildrydes.cloud.store.Fields;

/**
 * What makes a metric: metrics that differ in one dimension are different ones.
 *
 * @param dimensions values by name, in the order of the names
 */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions)
        implements Comparable<MetricId> {

    private static final Comparator<MetricId> ORDER = Comparator.comparing(MetricId::namespace)
            .thenComparing(MetricId::name)
            .thenComparing(id -> id.dimensions().toString());

    public MetricId(String namespace, String name, SortedMap<String, String> dimensions) {
        this.namespace = namespace;
        this.name = name;
        this.dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public static MetricId of(String namespace, String name, Map<String, String> dimensions) {
        return new MetricId(namespace, name, new TreeMap<>(dimensions));
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, namespace);
        Fields.text(to, name);
        Fields.map(to, dimensions);
    }

    static MetricId read(DataInput from) throws IOException {
        return of(Fields.text(from), Fields.text(from), Fields.map(from));
    }

    @Override
    public int compareTo(MetricId other) {
        return ORDER.compare(this, other);
    }
}
