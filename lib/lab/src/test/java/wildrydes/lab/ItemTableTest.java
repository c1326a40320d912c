package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Items of DynamoDB as columns. */
class ItemTableTest {

    private static final TableDescription RIDES = TableDescription.builder()
            .tableName("Rides")
            .keySchema(key("Name", KeyType.HASH), key("Minute", KeyType.RANGE))
            .build();

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }

    @Test
    void rowsStandInTheOrderOfTheKeyAndColumnsBehindItByName() {
        Table table = ItemTable.of(
                RIDES,
                List.of(
                        Map.of("Name", text("Shadowfax"), "Minute", number("10"), "Distance", number("1800")),
                        Map.of("Name", text("Bucephalus"), "Minute", number("2"), "Zeal", text("high")),
                        Map.of("Name", text("Shadowfax"), "Minute", number("9"), "Distance", number("1799.5"))));

        assertThat(table.name()).isEqualTo("Rides");
        assertThat(table.columnNames()).containsExactly("Name", "Minute", "Distance", "Zeal");
        assertThat(table.stringColumn("Name").asList()).containsExactly("Bucephalus", "Shadowfax", "Shadowfax");
        assertThat(table.intColumn("Minute").asList()).containsExactly(2, 9, 10);
        assertThat(table.doubleColumn("Distance").isMissing(0)).isTrue();
        assertThat(table.doubleColumn("Distance").get(1)).isEqualTo(1799.5);
    }

    @Test
    void textsAreOrderedByTheirBytes() {
        Table table = ItemTable.of(
                RIDES,
                List.of(
                        Map.of("Name", text("\uD83E\uDD84"), "Minute", number("1")),
                        Map.of("Name", text("\uFF21"), "Minute", number("1")),
                        Map.of("Name", text("a"), "Minute", number("1"))));

        // In UTF-16 the second character is greater than the first.
        assertThat(table.stringColumn("Name").asList()).containsExactly("a", "\uFF21", "\uD83E\uDD84");
    }

    @Test
    void aNumberThatJavaDoesNotHoldExactlyIsText() {
        Table table = ItemTable.of(
                RIDES, List.of(Map.of("Name", text("a"), "Minute", number("12345678901234567890123456789012345678"))));

        assertThat(table.column("Minute").type()).isEqualTo(ColumnType.STRING);
        assertThat(table.stringColumn("Minute").get(0)).isEqualTo("12345678901234567890123456789012345678");
    }

    @Test
    void partsAreJsonAndBytesBase64AndNullIsMissing() {
        Table table = ItemTable.of(
                RIDES,
                List.of(Map.of(
                        "Name", text("a"),
                        "Minute", number("1"),
                        "List", AttributeValue.fromL(List.of(text("x"), number("1.50"), AttributeValue.fromBool(true))),
                        "Map", AttributeValue.fromM(Map.of("at", AttributeValue.fromNul(true))),
                        "Set", AttributeValue.fromNs(List.of("1", "2")),
                        "Bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("neigh")),
                        "Nothing", AttributeValue.fromNul(true))));

        assertThat(table.stringColumn("List").get(0)).isEqualTo("[\"x\",1.50,true]");
        assertThat(table.stringColumn("Map").get(0)).isEqualTo("{\"at\":null}");
        assertThat(table.stringColumn("Set").get(0)).isEqualTo("[1,2]");
        assertThat(table.stringColumn("Bytes").get(0)).isEqualTo("bmVpZ2g=");
        assertThat(table.column("Nothing").isMissing(0)).isTrue();
    }

    @Test
    void anEmptyTableHasTheColumnsOfItsKey() {
        Table table = ItemTable.of(RIDES, List.of());

        assertThat(table.columnNames()).containsExactly("Name", "Minute");
        assertThat(table.isEmpty()).isTrue();
    }
}
