package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The "Monitoring" tab of a stream: in step time, in an empty account of the packed cloud. */
class MonitoringIT extends OwnAccount {

    @Test
    void aFlightShowsInTheMinutesInWhichItWas() {
        DataStream stream = lab.stream("wildrydes").shards(1).create();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream).start();
        lab.clock().run(ofMinutes(2));
        shadowfax.stop();
        lab.clock().run(ofSeconds(30));
        stream.records();

        Monitoring monitoring = stream.monitoring();

        Table table = monitoring.table();
        assertThat(table.columnNames())
                .containsExactly(
                        "minute",
                        "IncomingRecords",
                        "IncomingBytes",
                        "PutRecord.Success (%)",
                        "WriteProvisionedThroughputExceeded",
                        "GetRecords.IteratorAgeMilliseconds");
        assertThat(table.instantColumn("minute").asList().toString())
                .startsWith("[2026-03-02T09:14:00Z, 2026-03-02T09:15");
        assertThat(table.doubleColumn("IncomingRecords").sum()).isEqualTo(120);
        assertThat(table.doubleColumn("IncomingRecords").max()).isEqualTo(60);
        assertThat(table.doubleColumn("PutRecord.Success (%)").asList()).contains(100.0);
        assertThat(monitoring.charts()).as("what does not change is not drawn").hasSize(1);
        assertThat(monitoring.charts().get(0).alt())
                .startsWith("Line chart of records over minute: IncomingRecords from ")
                .contains("WriteProvisionedThroughputExceeded from 0 to 0");
        assertThat(monitoring)
                .hasToString("Stream wildrydes in the last hour: 120 records came in, 0 were refused; readers were at"
                        + " most 0.0 s behind.");
        Map<String, Object> shown = screen.render(monitoring).data();
        assertThat(String.valueOf(shown.get("text/plain")))
                .startsWith(monitoring.toString() + "\nLine chart of records")
                .contains("2026-03-02");
        assertThat(String.valueOf(shown.get("text/html"))).contains("<img width=", "alt=\"Line chart of records");
    }

    @Test
    void aStreamInWhichNothingHappenedSaysSo() {
        Monitoring monitoring = lab.stream("wildrydes").monitoring();

        assertThat(monitoring)
                .hasToString(
                        "CloudWatch has nothing of stream wildrydes in the last hour; put records and let time pass.");
        assertThat(monitoring.charts()).isEqualTo(List.of());
        assertThat(monitoring.table().isEmpty()).isTrue();
        assertThat(String.valueOf(screen.render(monitoring).data().get("text/plain")))
                .isEqualTo(monitoring.toString());
        assertThat(lab.calls().table().stringColumn("operation").asList()).contains("cloudwatch GetMetricData");
    }
}
