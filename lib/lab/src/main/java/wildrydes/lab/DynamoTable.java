package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import tech.tablesaw.api.Table;

/** A table of DynamoDB, with a key of one or two attributes of text. It is billed for each request. */
public final class DynamoTable implements Resource<DynamoTable> {

    private final Lab lab;
    private final String name;
    private List<KeySchemaElement> key = List.of();
    private String cli = "";

    DynamoTable(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Items are told apart by one attribute, the partition key. */
    public DynamoTable key(String partition) {
        key = List.of(element(partition, KeyType.HASH));
        return this;
    }

    /**
     * Items are told apart by two attributes together.
     *
     * @param partition says in which part of the table an item lies
     * @param sort orders the items of a partition
     */
    public DynamoTable key(String partition, String sort) {
        if (partition.equals(sort)) {
            throw new LabException(
                    "The two attributes of a key differ; key(\"" + partition + "\") makes a key of one.");
        }
        key = List.of(element(partition, KeyType.HASH), element(sort, KeyType.RANGE));
        return this;
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:dynamodb:" + lab.region() + ":" + lab.account() + ":table/" + name;
    }

    @Override
    public String status() {
        return description().orElseThrow(() -> absent("has no status")).tableStatusAsString();
    }

    @Override
    public boolean exists() {
        return description().isPresent();
    }

    @Override
    public DynamoTable create() {
        if (key.isEmpty()) {
            throw new LabException("Table " + name + " needs a key, which tells its items apart; key(\"Name\","
                    + " \"StatusTime\") gives it one of two attributes.");
        }
        List<AttributeDefinition> attributes = key.stream()
                .map(element -> AttributeDefinition.builder()
                        .attributeName(element.attributeName())
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
        try {
            dynamo().createTable(b -> b.tableName(name)
                    .attributeDefinitions(attributes)
                    .keySchema(key)
                    .billingMode(BillingMode.PAY_PER_REQUEST));
            cli = lab.lastCommand();
        } catch (ResourceInUseException e) {
            TableDescription found = description().orElseThrow(() -> e);
            Progress.line("Table " + name + " is already there"
                    + (found.keySchema().equals(key)
                            ? "."
                            : ", with the key " + words(found.keySchema())
                                    + ". A key stays as it is: delete() the table, and create() it with yours."));
        }
        return await();
    }

    /**
     * Changes nothing, since a table's key stays as it is.
     *
     * @throws LabException if another key was given
     */
    @Override
    public DynamoTable update() {
        TableDescription found = description().orElseThrow(() -> absent("cannot be changed"));
        if (!key.isEmpty() && !found.keySchema().equals(key)) {
            throw new LabException("Table " + name + " has the key " + words(found.keySchema())
                    + ", and a key stays as it is; delete() the table, and create() it with the key " + words(key)
                    + ".");
        }
        Progress.line("Table " + name + " is like that already.");
        return this;
    }

    @Override
    public DynamoTable await() {
        Settling.await(lab.control(), "Table " + name, arn(), () -> {
            TableDescription found = description().orElseThrow(() -> absent("cannot be waited for"));
            return new Settling.State(found.tableStatusAsString(), found.tableStatus() == TableStatus.ACTIVE);
        });
        return this;
    }

    /** Removes it with all that is in it. */
    @Override
    public DynamoTable delete() {
        try {
            dynamo().deleteTable(b -> b.tableName(name));
            cli = lab.lastCommand();
        } catch (ResourceNotFoundException e) {
            Progress.line("There is no table " + name + ", so there is nothing to delete.");
            return this;
        }
        Settling.await(
                lab.control(),
                "Table " + name,
                arn(),
                () -> description()
                        .map(found -> new Settling.State(found.tableStatusAsString(), false))
                        .orElse(new Settling.State("deleted", true)));
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Table " + name, description().orElseThrow(() -> absent("cannot be described")));
    }

    @Override
    public String cli() {
        return cli;
    }

    /** Its items in the order of their keys: the attributes of the key first, then the others by name. Reads the whole table. */
    public Table items() {
        TableDescription found = description().orElseThrow(() -> absent("has no items"));
        return items(found);
    }

    private Table items(TableDescription found) {
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        dynamo().scanPaginator(b -> b.tableName(name).consistentRead(true))
                .items()
                .forEach(all::add);
        return ItemTable.of(found, all);
    }

    /** How many items it has now. Reads the whole table: AWS's own count is up to six hours old. */
    public int count() {
        if (!exists()) {
            throw absent("has no items");
        }
        return dynamo()
                .scanPaginator(b -> b.tableName(name).consistentRead(true).select(Select.COUNT))
                .stream()
                .mapToInt(page -> page.count())
                .sum();
    }

    /**
     * Shows its items while this much time passes, and marks those that come or change meanwhile.
     *
     * @param duration above 0
     */
    public LiveView live(Duration duration) {
        int keys = description()
                .orElseThrow(() -> absent("cannot be watched"))
                .keySchema()
                .size();
        return LiveView.of(lab.control(), duration, new ItemTail(name, keys, this::items));
    }

    @Override
    public Card card() {
        Optional<TableDescription> found = description();
        if (found.isEmpty()) {
            return Card.of("Table " + name).with("status", "does not exist yet; create() makes it");
        }
        TableDescription table = found.get();
        Card card = Card.of("Table " + name)
                .with("status", table.tableStatusAsString())
                .with("arn", table.tableArn())
                .with("key", words(table.keySchema()))
                .with("capacity", capacity(table));
        if (table.tableStatus() != TableStatus.ACTIVE) {
            return card;
        }
        Table items = items(table);
        return card.with("items", items.isEmpty() ? "0" : items);
    }

    private static String capacity(TableDescription table) {
        boolean onDemand = table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
        return onDemand
                ? "on-demand, billed for each request"
                : "provisioned, " + table.provisionedThroughput().readCapacityUnits() + " read and "
                        + table.provisionedThroughput().writeCapacityUnits() + " write units";
    }

    private static String words(List<KeySchemaElement> key) {
        return key.stream()
                .map(element -> element.attributeName() + " (" + element.keyTypeAsString() + ")")
                .collect(Collectors.joining(", "));
    }

    private Optional<TableDescription> description() {
        try {
            return Optional.of(dynamo().describeTable(b -> b.tableName(name)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Table " + name + " does not exist and " + what + "; create() makes it.");
    }

    private DynamoDbClient dynamo() {
        return lab.dynamo();
    }

    @Override
    public String toString() {
        return "Table " + name;
    }
}
