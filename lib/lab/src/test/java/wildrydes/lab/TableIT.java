package wildrydes.lab;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tech.tablesaw.api.Table;
import wildrydes.lab.render.Times;

/** Tables in a notebook, against the packed cloud. */
class TableIT extends SharedAccount {

    private static DynamoTable table() {
        return lab.table("UnicornSensorData").key("Name", "StatusTime");
    }

    private static void put(String name, String time, int distance) {
        lab.dynamo()
                .putItem(b -> b.tableName("UnicornSensorData")
                        .item(Map.of(
                                "Name", AttributeValue.fromS(name),
                                "StatusTime", AttributeValue.fromS(time),
                                "Distance", AttributeValue.fromN(String.valueOf(distance)))));
    }

    @Test
    void aTableIsMadeDescribedAndRemovedAlsoTwice() {
        DynamoTable table = table();
        assertThat(shown(table)).contains("does not exist yet; create() makes it");
        assertThatThrownBy(table::items)
                .hasMessage("Table UnicornSensorData does not exist and has no items; create() makes it.");
        assertThatThrownBy(() -> lab.table("Keyless").create())
                .hasMessage(
                        "Table Keyless needs a key, which tells its items apart; key(\"Name\", \"StatusTime\") gives it one"
                                + " of two attributes.");

        table.create();
        assertThat(screen.text()).isEqualTo("Table UnicornSensorData: ACTIVE");
        assertThat(table.cli())
                .startsWith("aws dynamodb create-table --attribute-definitions '[{\"AttributeName\":\"Name\"")
                .contains("--table-name UnicornSensorData")
                .contains("--billing-mode PAY_PER_REQUEST");
        assertThat(table.status()).isEqualTo("ACTIVE");
        assertThat(table.arn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/UnicornSensorData");
        assertThat(shown(table)).isEqualTo("""
                Table UnicornSensorData
                  status    ACTIVE
                  arn       arn:aws:dynamodb:us-east-1:000000000000:table/UnicornSensorData
                  key       Name (HASH), StatusTime (RANGE)
                  capacity  on-demand, billed for each request
                  items     0""");
        assertThat(shown(table.describe())).contains("TableStatus", "KeySchema", "PAY_PER_REQUEST");

        screen = Screenshot.begin();
        table().create();
        assertThat(screen.text()).startsWith("Table UnicornSensorData is already there.");
        screen = Screenshot.begin();
        lab.table("UnicornSensorData").key("Name").create();
        assertThat(screen.text())
                .startsWith(
                        "Table UnicornSensorData is already there, with the key Name (HASH), StatusTime (RANGE). A key"
                                + " stays as it is: delete() the table, and create() it with yours.");
        assertThatThrownBy(() -> lab.table("UnicornSensorData").key("Name").update())
                .hasMessage(
                        "Table UnicornSensorData has the key Name (HASH), StatusTime (RANGE), and a key stays as it is;"
                                + " delete() the table, and create() it with the key Name (HASH).");

        table.delete();
        screen = Screenshot.begin();
        table.delete();
        assertThat(screen.text()).isEqualTo("There is no table UnicornSensorData, so there is nothing to delete.");
    }

    @Test
    void itsItemsAreRowsInTheOrderOfTheirKeys() {
        DynamoTable table = table().create();
        put("Shadowfax", "2026-03-02 09:16:00.000", 1800);
        put("Shadowfax", "2026-03-02 09:15:00.000", 714);
        put("Bucephalus", "2026-03-02 09:16:00.000", 1801);

        Table items = table.items();
        assertThat(items.name()).isEqualTo("UnicornSensorData");
        assertThat(items.columnNames()).containsExactly("Name", "StatusTime", "Distance");
        assertThat(items.intColumn("Distance").asList()).containsExactly(1801, 714, 1800);
        assertThat(table.count()).isEqualTo(3);
        assertThat(shown(table)).contains("UnicornSensorData: 3 rows, 3 columns", "Bucephalus");

        put("Shadowfax", "2026-03-02 09:15:00.000", 715);
        assertThat(table.count()).as("the same key is the same item").isEqualTo(3);
        assertThat(table.items().intColumn("Distance").asList()).containsExactly(1801, 715, 1800);
    }

    @Test
    void aLiveViewMarksWhatCameAndWhatChanged() {
        DynamoTable table = table().create();
        put("Shadowfax", "2026-03-02 09:15:00.000", 714);
        put("Shadowfax", "2026-03-02 09:16:00.000", 1800);
        ItemTail tail = new ItemTail("UnicornSensorData", 2, table::items);

        String began = Times.utc(lab.clock().now());
        tail.look(lab.clock().now());
        assertThat(String.valueOf(tail.picture(lab.clock().now()).data().get("text/plain")))
                .startsWith("Table UnicornSensorData: 2 items, none new since " + began + ".\n")
                .doesNotContain("changed");

        put("Bucephalus", "2026-03-02 09:16:00.000", 1801);
        put("Shadowfax", "2026-03-02 09:15:00.000", 715);
        tail.look(lab.clock().now());
        assertThat(String.valueOf(tail.picture(lab.clock().now()).data().get("text/plain")))
                .startsWith("Table UnicornSensorData: 3 items, 1 new and 1 changed since " + began + ".\n")
                .containsPattern("Bucephalus .* 1801  new\n")
                .containsPattern("715  changed\n")
                .containsPattern("1800$");

        LiveView view = table.live(ofSeconds(5));
        assertThat(view).asString().contains("3 items, none new");
    }
}
