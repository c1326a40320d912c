package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildrydes.lab.Trace.Hop;
import wildrydes.lab.render.CardView;

class TraceTest {

    private static final Instant END = Instant.parse("2026-03-02T09:21:00Z");
    private static final Trace TRACE = new Trace(
            "The way of a row",
            List.of(
                    new Hop("stream wildrydes", "60 records", Optional.of(END.minusMillis(400)), "shard 1", "times"),
                    new Hop("application wildrydes", "1 row", Optional.of(END), "", "StatusTime"),
                    new Hop("table T", "1 item", Optional.empty(), "Name S", "the table"),
                    new Hop("function f", "1 call", Optional.of(END.plusMillis(1200)), "request r", "the log")),
            List.of(
                    new Hop("stream wildrydes", "1 record", Optional.of(END.minusMillis(400)), "shard 1", "the stream"),
                    new Hop("bucket b", "line 57", Optional.of(END.plusSeconds(60)), "key, line 57", "the text")),
            List.of("It ends here."));

    @Test
    void delaysAreThoseBetweenTimesThatAreKnown() {
        assertThat(TRACE.table().stringColumn("after").asList()).containsExactly("", "0.400 s", "", "1.200 s");
        assertThat(TRACE.total()).isEqualTo(Duration.ofMillis(1600));
        assertThat(new Trace("", List.of(), List.of(), List.of()).total()).isEqualTo(Duration.ZERO);
    }

    @Test
    void isAPictureATableAndTheIds() {
        assertThat(CardView.plain(TRACE.card()))
                .contains("[stream wildrydes: 60 records] -> [application wildrydes: 1 row]", "known by")
                .contains("function f        request r", "note              It ends here.")
                .contains(
                        "[stream wildrydes: 1 record] -> [bucket b: line 57]",
                        "stations of the second way: 2 rows",
                        "60.400 s",
                        "bucket b          key, line 57");
    }
}
