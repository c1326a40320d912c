package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Store;

class ProgressTest {

    private static final String APPLICATION = "7";

    @TempDir
    Path folder;

    private Store store;
    private Progress progress;

    private void open() {
        store = new Store(folder);
        progress = new Progress(store);
        try {
            store.recover();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ShardPosition at(String sequenceNumber) {
        return new ShardPosition(5, sequenceNumber, 10, false);
    }

    private static Saved saved(long step, byte[] windows) {
        return new Saved(
                step,
                "2026-03-02T09:14:36Z",
                new Positions(Map.of("shardId-000000000000", at("495"))),
                "digest",
                1_000,
                2_000,
                windows,
                Map.of("2.1 OUT", List.of(new byte[] {1, 2}, new byte[0])));
    }

    private static Step step(long number) {
        return new Step(number, 100 * number, new Positions(Map.of("shardId-000000000001", at("49" + number))));
    }

    @Test
    void whatWasSavedAndTheStepsSinceThenComeBack() throws IOException {
        open();
        assertThat(progress.point(APPLICATION)).isNull();
        progress.step(APPLICATION, step(1));
        progress.save(APPLICATION, saved(1, new byte[] {9}));
        progress.step(APPLICATION, step(2));
        progress.step(APPLICATION, new Step(3, 300, Positions.NONE));
        for (int i = 0; i < 3; i++) {
            Progress.Point point = progress.point(APPLICATION);
            assertThat(point.steps()).containsExactly(step(2), new Step(3, 300, Positions.NONE));
            assertThat(point.last()).isEqualTo(3);
            Saved saved = point.saved();
            assertThat(saved.step()).isEqualTo(1);
            assertThat(saved.source()).isEqualTo("2026-03-02T09:14:36Z");
            assertThat(saved.positions().shards()).isEqualTo(Map.of("shardId-000000000000", at("495")));
            assertThat(saved.sql()).isEqualTo("digest");
            assertThat(saved.wholeSince()).isEqualTo(1_000);
            assertThat(saved.rowtime()).isEqualTo(2_000);
            assertThat(saved.windows()).containsExactly(9);
            assertThat(saved.unwritten().get("2.1 OUT")).containsExactly(new byte[] {1, 2}, new byte[0]);
            assertThat(point.positions().shards())
                    .isEqualTo(Map.of("shardId-000000000000", at("495"), "shardId-000000000001", at("492")));
            if (i == 1) {
                store.checkpoint();
            }
            store.close();
            open();
        }
    }

    @Test
    void windowsOfManyMebibytesComeBackWhole() throws IOException {
        open();
        byte[] windows = new byte[20 << 20];
        Arrays.fill(windows, (byte) 3);
        windows[17 << 20] = 4;
        progress.save(APPLICATION, saved(1, windows)).await();
        Store killed = store;
        open();
        assertThat(Arrays.equals(progress.point(APPLICATION).saved().windows(), windows))
                .isTrue();
        killed.close();
        store.close();
    }

    @Test
    void whoIsForgottenIsForgottenAlsoAfterARestart() throws IOException {
        open();
        progress.save(APPLICATION, saved(1, new byte[0]));
        progress.save("8", saved(1, new byte[0]));
        progress.forget(APPLICATION);
        progress.forget("never there");
        store.close();
        open();
        assertThat(progress.point(APPLICATION)).isNull();
        assertThat(progress.point("8")).isNotNull();
        store.close();
    }

    @Test
    void whatIsKeptForThoseThatAreGoneIsForgotten() throws IOException {
        open();
        progress.save(APPLICATION, saved(1, new byte[0]));
        progress.save("8", saved(1, new byte[0]));
        progress.forgetAllBut(Set.of("8", "9"));
        assertThat(progress.point(APPLICATION)).isNull();
        assertThat(progress.point("8")).isNotNull();
        store.close();
    }
}
