package wildrydes.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DiscoverInputSchemaResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordFormatType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SourceSchema;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which columns an application finds in the records of its source, and of which types. Made by {@link
 * AnalyticsApplication#discoverSchema}; never changes: {@link #column} gives another one.
 */
public final class Schema {

    private static final int SAMPLES = 3;
    private static final Map<String, String> UNICORN = unicorn();

    private final SourceSchema aws;
    private final List<List<String>> samples;

    private Schema(SourceSchema aws, List<List<String>> samples) {
        this.aws = aws;
        this.samples = samples;
    }

    private static Map<String, String> unicorn() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Distance", "DOUBLE");
        columns.put("HealthPoints", "INTEGER");
        columns.put("Latitude", "DOUBLE");
        columns.put("Longitude", "DOUBLE");
        columns.put("MagicPoints", "INTEGER");
        columns.put("Name", "VARCHAR(16)");
        columns.put("StatusTime", "TIMESTAMP");
        return columns;
    }

    static Schema of(DiscoverInputSchemaResponse answer) {
        List<List<String>> samples = answer.parsedInputRecords().stream()
                .limit(SAMPLES)
                .map(List::copyOf)
                .toList();
        return new Schema(answer.inputSchema(), samples);
    }

    /** What the records of unicorns are found to be, without a look at any. */
    static Schema ofUnicorns() {
        List<RecordColumn> columns = new ArrayList<>();
        UNICORN.forEach((name, type) -> columns.add(RecordColumn.builder()
                .name(name)
                .mapping("$." + name)
                .sqlType(type)
                .build()));
        SourceSchema schema = SourceSchema.builder()
                .recordColumns(columns)
                .recordEncoding("UTF-8")
                .recordFormat(format -> format.recordFormatType(RecordFormatType.JSON)
                        .mappingParameters(mapping -> mapping.jsonMappingParameters(json -> json.recordRowPath("$"))))
                .build();
        return new Schema(schema, List.of());
    }

    /** The same schema with another type for a column. This one stays as it is. */
    public Schema column(String name, String type) {
        List<RecordColumn> columns = new ArrayList<>();
        boolean found = false;
        for (RecordColumn column : aws.recordColumns()) {
            boolean meant = column.name().equals(name);
            found |= meant;
            columns.add(meant ? column.toBuilder().sqlType(type).build() : column);
        }
        if (!found) {
            throw new LabException("The schema has no column \"" + name + "\"; it has " + names() + ".");
        }
        return new Schema(aws.toBuilder().recordColumns(columns).build(), samples);
    }

    private String names() {
        return aws.recordColumns().stream().map(RecordColumn::name).collect(Collectors.joining(", "));
    }

    /** As AWS describes it: the format of the records, and the columns with the places where they are found. */
    public SourceSchema aws() {
        return aws;
    }

    /** A row for each column: its name, its type, where it is found in a record, and what three records have there. */
    public Table table() {
        StringColumn name = StringColumn.create("column");
        StringColumn type = StringColumn.create("type");
        StringColumn mapping = StringColumn.create("found at");
        Table table = Table.create("schema", name, type, mapping);
        for (int sample = 0; sample < samples.size(); sample++) {
            table.addColumns(StringColumn.create("sample " + (sample + 1)));
        }
        for (int i = 0; i < aws.recordColumns().size(); i++) {
            RecordColumn column = aws.recordColumns().get(i);
            name.append(column.name());
            type.append(column.sqlType());
            mapping.append(column.mapping() == null ? "column " + (i + 1) : column.mapping());
            for (int sample = 0; sample < samples.size(); sample++) {
                List<String> values = samples.get(sample);
                table.stringColumn("sample " + (sample + 1)).append(i < values.size() ? values.get(i) : "");
            }
        }
        return table;
    }

    @Override
    public String toString() {
        return aws.recordColumns().stream()
                .map(column -> column.name() + " " + column.sqlType())
                .collect(Collectors.joining(", "));
    }
}
