package wildrydes.athena.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.athena.Lake;

class PartitionsTest {

    private static final int LINE = "{\"n\":1}\n".length();

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void aLakeOfDays() throws IOException {
        lake = new Lake(folder)
                .partitioned("t", Lake.HIVE_JSON, "n int", "dt string, hour int")
                .file("t", "dt=2026-03-01/hour=9/a", "{\"n\":1}\n")
                .file("t", "dt=2026-03-02/hour=09/b", "{\"n\":2}\n")
                .file("t", "dt=2026-03-02/hour=10/c", "{\"n\":3}\n")
                .file("t", "dt=2026-04-01/hour=__HIVE_DEFAULT_PARTITION__/d", "{\"n\":4}\n");
    }

    @Test
    void keysAreColumnsOfTheirType() {
        assertThat(lake.query("SELECT n, dt, hour + 1 FROM t ORDER BY n").lines())
                .containsExactly("1|2026-03-01|10", "2|2026-03-02|10", "3|2026-03-02|11", "4|2026-04-01|null");
    }

    @Test
    void aConditionOnAKeyIsAskedForAndReadsNoOtherFile() {
        Lake.Result result = lake.query("SELECT n FROM t WHERE dt = '2026-03-02' AND hour IN (9, 10) AND n > 2");

        assertThat(result.lines()).containsExactly("3");
        assertThat(result.scanned()).isEqualTo(2 * LINE);
        assertThat(lake.asked()).contains("{dt=[2026-03-02], hour=[10, 9]}");
    }

    @Test
    void aRangeOfAKeyReadsNoOtherFile() {
        Lake.Result result = lake.query("SELECT n FROM t WHERE dt >= '2026-03-02' AND dt < '2026-04'");

        assertThat(result.lines()).containsExactly("2", "3");
        assertThat(result.scanned()).isEqualTo(2 * LINE);
    }

    @Test
    void aConditionOfAnotherKindReadsNoOtherFile() {
        assertThat(lake.query("SELECT n FROM t WHERE dt LIKE '2026-03-%' AND hour % 2 = 1")
                        .scanned())
                .isEqualTo(2 * LINE);
        assertThat(lake.query("SELECT n FROM t WHERE substr(dt, 6, 2) = '04'").lines())
                .containsExactly("4");
        assertThat(lake.query("SELECT n FROM t WHERE substr(dt, 6, 2) = '04'").scanned())
                .isEqualTo(LINE);
        assertThat(lake.query("SELECT n FROM t WHERE hour IS NULL").scanned()).isEqualTo(LINE);
    }

    @Test
    void aFileTellsItsPlaceSizeAgeAndPartition() {
        assertThat(lake.query(
                                "SELECT \"$path\", \"$file_size\", \"$file_modified_time\", \"$partition\" FROM t WHERE n = 2")
                        .lines())
                .containsExactly(
                        "s3://rides/t/dt=2026-03-02/hour=09/b|8|2026-03-02 09:15:00.000 UTC|dt=2026-03-02/hour=09");
    }

    @Test
    void hiddenColumnsAreNotAmongAll() {
        assertThat(lake.query("SELECT * FROM t LIMIT 1").columns()).hasSize(3);
    }

    @Test
    void aConditionOnThePathReadsNoOtherFile() {
        assertThat(lake.query("SELECT n FROM t WHERE \"$path\" LIKE '%/c'").lines())
                .containsExactly("3");
        assertThat(lake.query("SELECT n FROM t WHERE \"$path\" = 's3://rides/t/dt=2026-03-01/hour=9/a'")
                        .scanned())
                .isEqualTo(LINE);
        assertThat(lake.query("SELECT n FROM t WHERE regexp_like(\"$path\", 'hour=1')")
                        .scanned())
                .isEqualTo(LINE);
    }

    @Test
    void aValueThatIsNoneOfItsTypeIsSaidSo() throws IOException {
        lake.file("t", "dt=2026-05-01/hour=nine/e", "{\"n\":5}\n");

        assertThat(lake.query("SELECT * FROM t").problem())
                .isEqualTo(
                        "HIVE_INVALID_PARTITION_VALUE: Invalid partition value 'nine' for integer partition key: hour");
    }

    @Test
    void keysAreJoinedAndGroupedLikeOtherColumns() {
        assertThat(lake.query("SELECT a.dt, count(*) FROM t a JOIN t b ON a.dt = b.dt GROUP BY a.dt ORDER BY 1")
                        .lines())
                .containsExactly("2026-03-01|1", "2026-03-02|4", "2026-04-01|1");
    }
}
