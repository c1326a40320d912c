package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;
import tech.tablesaw.api.Table;
import wildrydes.lab.bucket.Peek;

/** Objects as folders and as a table. */
class BucketObjectsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");

    private static S3Object object(String key, long size, String time) {
        return S3Object.builder()
                .key(key)
                .size(size)
                .lastModified(Instant.parse(time))
                .build();
    }

    private static BucketObjects of(S3Object... objects) {
        return new BucketObjects("wildrydes-data-mo", List.of(objects), Map.of(), false, NOW);
    }

    private static BucketObjects rides() {
        Peek peek = Peek.of("{\"Name\":\"Shadowfax\"}\n<b>\n".getBytes(StandardCharsets.UTF_8));
        return new BucketObjects(
                "wildrydes-data-mo",
                List.of(
                        object("2026/03/02/09/wildrydes-1-2026-03-02-09-15-36-a", 22_440, "2026-03-02T09:16:36Z"),
                        object("2026/03/02/09/wildrydes-1-2026-03-02-09-16-36-b", 187, "2026-03-02T09:19:25Z"),
                        object("lines/rides.json", 1, "2026-03-02T07:20:00Z"),
                        object("photo", 1_000_000, "2026-02-28T09:20:00Z")),
                Map.of(
                        "2026/03/02/09/wildrydes-1-2026-03-02-09-15-36-a",
                        peek,
                        "2026/03/02/09/wildrydes-1-2026-03-02-09-16-36-b",
                        peek,
                        "photo",
                        Peek.of(new byte[] {(byte) 0xff})),
                false,
                NOW);
    }

    @Test
    void keysAreFoldersWithSizesLinesAndAge() {
        Golden.compare(BucketObjectsTest.class, "objects", rides().picture());
    }

    @Test
    void aTableHasLinesWhereSomebodyLooked() {
        Table table = rides().table();
        assertThat(table.name()).isEqualTo("wildrydes-data-mo");
        assertThat(table.columnNames()).containsExactly("key", "bytes", "lines", "modified");
        assertThat(table.intColumn("lines").asList()).containsExactly(2, 2, null, null);
        assertThat(table.longColumn("bytes").sum()).isEqualTo(1_022_628);
        assertThat(rides().bytes()).isEqualTo(1_022_628);
    }

    @Test
    void theLastIsTheOneWrittenLast() {
        assertThat(rides().last().key()).endsWith("16-36-b");
        assertThat(rides().keys()).hasSize(4).contains("photo");
        assertThatThrownBy(() -> of().last())
                .hasMessage(
                        "Bucket wildrydes-data-mo has no objects, so there is no last one; put one, or let a delivery"
                                + " stream's buffer close.");
        assertThat(of()).hasToString("Bucket wildrydes-data-mo is empty");
        assertThat(of().isEmpty()).isTrue();
    }

    @Test
    void slashesAtOddPlacesAreLettersOfTheKey() {
        String shown = String.valueOf(of(
                        object("/a", 1, "2026-03-02T09:19:00Z"),
                        object("b//c", 1, "2026-03-02T09:19:00Z"),
                        object("empty/", 0, "2026-03-02T09:19:00Z"))
                .picture()
                .data()
                .get("text/plain"));
        assertThat(shown).contains("a  1 byte, 1 min old", "c  1 byte", "empty/  0 bytes");
    }

    @Test
    void ofManyObjectsTextShowsTheFoldersOnly() {
        List<S3Object> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(object("day-" + i % 3 + "/" + i, 10, "2026-03-02T09:19:00Z"));
        }
        BucketObjects objects = new BucketObjects("b", many, Map.of(), true, NOW);
        var shown = objects.picture().data();
        assertThat(String.valueOf(shown.get("text/plain"))).isEqualTo("""
                Bucket b: the first 1,000 objects, 10 KB
                  day-0/  334 objects, 3.3 KB
                  day-1/  333 objects, 3.3 KB
                  day-2/  333 objects, 3.3 KB""");
        assertThat(String.valueOf(shown.get("text/html"))).contains("<details").doesNotContain("<details open");
    }
}
