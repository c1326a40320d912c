package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    @TempDir
    Path folder;

    private record Unicorn(String name, int miles) implements Table.Row {

        @Override
        public String key() {
            return name;
        }

        @Override
        public void write(DataOutput to) throws IOException {
            Fields.text(to, name);
            to.writeInt(miles);
        }
    }

    private static Table<Unicorn> herd(Tables tables) {
        return tables.table(1, String.CASE_INSENSITIVE_ORDER, from -> new Unicorn(Fields.text(from), from.readInt()));
    }

    @Test
    void whatWasPutIsThereAfterARestartAndWhatWasRemovedIsNot() throws IOException {
        for (int run = 0; run < 3; run++) {
            try (Store store = new Store(folder)) {
                Tables tables = Tables.in(store, 9, "herd");
                Table<Unicorn> herd = herd(tables);
                List<String> seen = new ArrayList<>();
                herd.watch((before, after) -> seen.add(before + " -> " + after));
                store.recover();
                if (run == 0) {
                    tables.changing(() -> {
                        herd.put(new Unicorn("Shadowfax", 1));
                        herd.put(new Unicorn("SHADOWFAX", 2));
                        herd.put(new Unicorn("Rocinante", 3));
                        herd.put(new Unicorn("Bucephalus", 4));
                        herd.remove(List.of(new Unicorn("rocinante", 0)));
                        return herd;
                    });
                    assertThat(seen).hasSize(5).last().asString().endsWith("-> null");
                } else {
                    assertThat(seen).isNotEmpty();
                }
                assertThat(herd.find("shadowfax")).isEqualTo(new Unicorn("SHADOWFAX", 2));
                assertThat(herd.find("Rocinante")).isNull();
                assertThat(herd.all()).extracting("name").containsExactly("Bucephalus", "SHADOWFAX");
            }
        }
    }

    @Test
    void anEntryOfAnotherVersionIsNotTakenForSomethingElse() throws IOException {
        try (Store store = new Store(folder)) {
            Table<Unicorn> herd = herd(Tables.in(store, 9, "herd"));
            store.recover();
            herd.put(new Unicorn("Shadowfax", 1));
        }
        try (Store store = new Store(folder)) {
            Tables.in(store, 9, "herd");
            assertThatThrownBy(store::recover)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "The state of herd has an entry of kind 1, which this version does not know; start the version"
                                    + " that wrote it.");
        }
    }

    @Test
    void twoTablesNeedTwoNumbers() {
        try (Store store = new Store(folder)) {
            Tables tables = Tables.in(store, 9, "herd");
            herd(tables);
            assertThatThrownBy(() -> herd(tables))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Two tables of herd have the number 1.");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
