package wildrydes.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final List<Peer> PEERS = List.of(new Peer("one", "one 1.0"), new Peer("other", "other 2.0"));

    private static Row row(Unit unit, double budget, Measure ours, Measure one, Measure other) {
        return Row.of("warm 1 + 1", unit, budget, ours, List.of(one, other));
    }

    private static String line(Row row) {
        return Table.line(row, PEERS).replaceAll(" +", " ");
    }

    @Test
    void aRowGivesTheRatioToEachPeer() {
        assertThat(line(row(Unit.MILLISECONDS, 8, Measure.of(4.2), Measure.of(68), Measure.of(2.1))))
                .isEqualTo("warm 1 + 1 4.2 ms 8.0 ms 68 ms 0.06 2.1 ms 2.00");
    }

    @Test
    void aFigureOverItsBudgetSaysSo() {
        Measure any = Measure.of(1240);
        assertThat(line(row(Unit.MILLISECONDS, 300, Measure.of(301), any, any))).endsWith("over budget");
        assertThat(line(row(Unit.COUNT, 100_000, Measure.of(99_999), any, any)))
                .contains("99,999", "100,000")
                .endsWith("over budget");
    }

    @Test
    void aHigherRateIsBetter() {
        Measure peer = Measure.of(10_000);
        Row row = row(Unit.PER_SECOND, 20_000, Measure.of(40_000), peer, peer);

        assertThat(row.withinBudget()).isTrue();
        assertThat(row.ratio(peer)).hasValue(4);
    }

    @Test
    void whatWasNotMeasuredSaysWhy() {
        Measure none = Measure.notRun("no peer.jar");
        Row row = row(Unit.MILLISECONDS, Double.NaN, Measure.of(250), Measure.of(25), none);

        assertThat(row.ratio(none)).isEmpty();
        assertThat(line(row)).isEqualTo("warm 1 + 1 250 ms 25 ms 10.00 - other not run: no peer.jar");
    }

    @Test
    void theHeadingNamesThePeers() {
        var printed = new ByteArrayOutputStream();
        Suite suite = new Suite() {
            @Override
            public String name() {
                return "kernel";
            }

            @Override
            public List<Peer> peers() {
                return PEERS;
            }

            @Override
            public void measure(Consumer<Row> rows) {}
        };

        new Table(suite, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8).strip().replaceAll(" +", " "))
                .isEqualTo("kernel, beside one 1.0; other 2.0\nfigure ours budget one ratio other ratio");
    }
}
