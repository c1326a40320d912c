package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectListTest {

    @TempDir
    Path folder;

    private final List<Long> lost = new ArrayList<>();
    private Path file;
    private ObjectList list;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("herd_list");
        list = ObjectList.read(file, lost);
    }

    private static StoredObject object(String key, long size) {
        return new StoredObject(
                key,
                "file of " + key.length(),
                size,
                "\"tag\"",
                Instant.parse("2026-03-02T09:00:00Z"),
                Map.of("Content-Type", "text/plain"),
                Map.of("colour", "weiß"),
                Map.of(),
                Map.of(),
                List.of());
    }

    private ObjectList again() throws IOException {
        lost.clear();
        return ObjectList.read(file, lost);
    }

    private void put(String key, long size) throws IOException {
        list.put(object(key, size));
        list.save();
    }

    private void damageLine(int number) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(number - 1, lines.get(number - 1).replace("tag", "tug"));
        Files.write(file, lines);
    }

    @Test
    void theLastLineOfAKeyCounts() throws IOException {
        put("a", 1);
        put("a", 2);
        put("gone", 3);
        put("ends\nof\rlines 🦄 \"", 4);
        list.remove("gone");
        list.save();

        assertThat(again().objects()).isEqualTo(list.objects()).hasSize(2);
        assertThat(again().find("a")).isEqualTo(object("a", 2));
        assertThat(lost).isEmpty();
    }

    @Test
    void whatIsNotSavedIsNotThere() throws IOException {
        put("a", 1);
        list.put(object("b", 2));
        list.remove("a");

        assertThat(again().objects()).containsOnlyKeys("a");
    }

    @Test
    void anyChangesAreReadAsTheyWere() throws IOException {
        Random random = new Random(4711);
        Map<String, StoredObject> expected = new TreeMap<>(KeyOrder.UTF_8);
        for (int i = 0; i < 6_000; i++) {
            String key = "k" + random.nextInt(40);
            if (random.nextInt(3) == 0) {
                list.remove(key);
                expected.remove(key);
            } else {
                list.put(object(key, i));
                expected.put(key, object(key, i));
            }
            if (random.nextInt(20) == 0) {
                list.save();
            }
            if (random.nextInt(300) == 0) {
                list.save();
                list = again();
            }
        }
        list.save();

        assertThat(again().objects()).isEqualTo(expected);
        assertThat(Files.readAllLines(file))
                .as("superseded lines are cleared away")
                .hasSizeLessThan(2_000);
    }

    @Test
    void whereverTheLastSaveWasCutWhatWasBeforeIsReadAndNothingIsLost() throws IOException {
        put("a", 1);
        put("b", 2);
        long before = Files.size(file);
        list.put(object("a", 3));
        list.remove("b");
        list.save();
        byte[] all = Files.readAllBytes(file);
        for (int length = (int) before; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            ObjectList cut = again();
            assertThat(lost).isEmpty();
            assertThat(cut.objects().size()).isBetween(1, 2);
            cut.put(object("later", 5));
            cut.save();
            Map<String, StoredObject> expected = Map.copyOf(cut.objects());
            assertThat(again().objects()).isEqualTo(expected).containsKey("later");
        }
    }

    @Test
    void aLineThatWasOnTheDiskAndIsDamagedIsTold() throws IOException {
        put("a", 1);
        put("b", 2);
        put("c", 3);
        damageLine(4);

        assertThat(again().objects()).containsOnlyKeys("a", "c");
        assertThat(lost).containsExactly(4L);
    }

    @Test
    void aDamagedLineOfTheLastSaveIsStillInTheLog() throws IOException {
        put("a", 1);
        put("b", 2);
        damageLine(4);

        assertThat(again().objects()).containsOnlyKeys("a");
        assertThat(lost).isEmpty();
    }

    @Test
    void afterADamageTheFileIsWrittenAnew() throws IOException {
        put("a", 1);
        put("b", 2);
        put("c", 3);
        damageLine(2);
        list = again();
        put("d", 4);

        assertThat(again().objects()).containsOnlyKeys("b", "c", "d");
        assertThat(lost).isEmpty();
    }

    @Test
    void aFileForEachObjectIsTakenOverOnce() throws IOException {
        Path old = Files.createDirectory(folder.resolve("herd_objects"));
        Files.write(old.resolve("1.json"), object("a", 1).toBytes());
        Files.writeString(old.resolve("2.json"), "{", StandardCharsets.UTF_8);
        Files.write(old.resolve("3.json~"), object("b", 1).toBytes());
        ObjectList.takeOver(old, file);

        assertThat(again().objects()).containsOnlyKeys("a");
        assertThat(old).doesNotExist();

        Files.createDirectory(old);
        Files.write(old.resolve("4.json"), object("left by a killed process", 1).toBytes());
        ObjectList.takeOver(old, file);
        assertThat(again().objects()).containsOnlyKeys("a");
        assertThat(old).doesNotExist();
    }

    @Test
    void aListThatIsClosedWritesNothing() throws IOException {
        list.put(object("a", 1));
        list.close();
        list.save();

        assertThat(file).doesNotExist();
    }
}
