package wildrydes.answers.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e3-table: a table whose items are told apart by name and time. */
public final class SensorTable implements Check {

    /** Its name, as the workshop has it. */
    static final String NAME = "UnicornSensorData";

    private static final String ACTIVE = "ACTIVE";
    private static final String PARTITION = "Name";
    private static final String SORT = "StatusTime";
    private static final String TEXT = "S";

    @Override
    public String id() {
        return "e3-table";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A key has two parts here: whose row it is, and when.",
                "var table = lab.table(\"UnicornSensorData\").key(\"Name\", \"StatusTime\").create();");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        TableDescription table;
        try {
            table = lab.dynamo().describeTable(b -> b.tableName(NAME)).table();
        } catch (ResourceNotFoundException e) {
            return judge(
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    lab.dynamo().listTables().tableNames());
        }
        Map<KeyType, String> keys = new LinkedHashMap<>();
        table.keySchema().forEach(key -> keys.put(key.keyType(), key.attributeName()));
        return judge(
                Optional.of(table.tableStatusAsString()),
                keys,
                table.attributeDefinitions().stream()
                        .collect(Collectors.toMap(
                                AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString)),
                List.of());
    }

    /**
     * @param status AWS's word; empty where there is no table of this name
     * @param keys which attribute is which part of the key
     * @param types of the attributes that have one
     * @param others the names of the tables that there are instead
     */
    static Finding judge(
            Optional<String> status, Map<KeyType, String> keys, Map<String, String> types, List<String> others) {
        String expected =
                "a table " + NAME + ", ACTIVE, with the partition key Name and the sort key StatusTime, both text";
        if (status.isEmpty()) {
            return Finding.none(
                    expected,
                    others.isEmpty() ? "no table" : "the tables " + String.join(", ", others),
                    "Run the cell that creates it; upper and lower case count.");
        }
        String partition = keys.getOrDefault(KeyType.HASH, "none");
        String sort = keys.getOrDefault(KeyType.RANGE, "none");
        String found =
                "the table, " + status.get() + ", with the partition key " + partition + " and the sort key " + sort;
        if (!partition.equals(PARTITION) || !sort.equals(SORT)) {
            return Finding.none(
                    expected,
                    found,
                    (keys.containsKey(KeyType.RANGE) ? "" : "The sort key is missing: each name would have one item. ")
                            + "A key stays as it is: delete the table, and create it with key(\"Name\", \"StatusTime\").");
        }
        String wrong = keys.values().stream()
                .filter(name -> !TEXT.equals(types.get(name)))
                .map(name -> name + " of type " + types.get(name))
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            return Finding.none(
                    expected, "a table with " + wrong, "Delete it and create it anew: both are of type S, text.");
        }
        return status.get().equals(ACTIVE)
                ? Finding.full(1, expected, found)
                : Finding.none(expected, found, "Wait until it is ACTIVE: table.await() does that.");
    }
}
