package wildrydes.lab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.api.Renderer;
import wildrydes.lab.Card;
import wildrydes.lab.Charts;
import wildrydes.lab.Golden;

class LabRendererTest {

    private static final Instant TIME = Instant.parse("2026-03-02T09:14:37.250Z");

    private static MimeBundle draw(Object value) {
        return new LabRenderer().render(value).orElseThrow();
    }

    private static Table rides(int rows) {
        StringColumn name = StringColumn.create("Name");
        DoubleColumn distance = DoubleColumn.create("Distance");
        IntColumn magic = IntColumn.create("MagicPoints");
        DateTimeColumn status = DateTimeColumn.create("StatusTime");
        InstantColumn arrived = InstantColumn.create("arrived");
        IntStream.range(0, rows).forEach(row -> {
            name.append(row % 2 == 0 ? "Shadowfax" : "<Bucephalus> & co");
            distance.append(29 + row / 7.0);
            if (row % 3 == 2) {
                magic.appendMissing();
            } else {
                magic.append(150 - row);
            }
            status.append(LocalDateTime.of(2026, 3, 2, 9, 14).plusSeconds(row));
            arrived.append(TIME.plusSeconds(row));
        });
        return Table.create("wildrydes", arrived, name, distance, magic, status);
    }

    @Test
    void aShortTableIsShownWhole() {
        Golden.compare(getClass(), "short-table", draw(rides(3)));
    }

    @Test
    void ofALongTableFirstAndLastRowsAreShown() {
        Golden.compare(getClass(), "long-table", draw(rides(1234)));
    }

    @Test
    void anEmptyTableShowsItsColumns() {
        Golden.compare(getClass(), "empty-table", draw(rides(0)));
    }

    @Test
    void twentyRowsAreNotCut() {
        assertThat(TableView.plain(rides(20))).doesNotContain("more rows").hasLineCount(22);
        assertThat(TableView.plain(rides(21))).contains("... 6 more rows ...").hasLineCount(18);
    }

    @Test
    void aLongWordLosesItsMiddleAndALongTextItsEnd() {
        Table table = Table.create(
                "records",
                StringColumn.create("number", "49672286059014472405947996445641480747490176056451661826"),
                StringColumn.create("text", "a ride ".repeat(10).strip()));

        assertThat(TableView.plain(table))
                .contains(
                        "4967228605901..6056451661826",
                        "a ride a ride a ride a ride a ride a ride a ride a ride a ri...");
        assertThat(TableView.html(table))
                .contains("<td title=\"49672286059014472405947996445641480747490176056451661826\"");
    }

    @Test
    void aTableTooWideForAPageGoesOverLines() {
        String command = "aws kinesisanalyticsv2 stop-application --application-name wildrydes";
        Table table = Table.create(
                "wide",
                InstantColumn.create("since", List.of(Instant.parse("2026-03-02T09:14:44Z"))),
                IntColumn.create("WriteProvisionedThroughputExceeded", new int[] {200}),
                StringColumn.create("for", "Kinesis processing units of running applications"),
                StringColumn.create("ends with", command));

        Golden.compare(getClass(), "wide-table", draw(table));
        assertThat(TableView.plain(table).lines()).allMatch(line -> line.length() <= TextColumns.PAGE);
        assertThat(TableView.html(table))
                .contains("Write<wbr>Provisioned<wbr>Throughput<wbr>Exceeded")
                .contains("white-space:normal;overflow-wrap:anywhere;min-width:7em\">" + command + "</td>");
    }

    @Test
    void aTableThatNoBreakMakesNarrowEnoughKeepsItsLines() {
        Table table = Table.create("ids");
        for (int i = 0; i < 5; i++) {
            table.addColumns(StringColumn.create("SequenceNumberOfShard" + i, "4967228605901..6056451661826"));
        }

        assertThat(TableView.plain(table)).hasLineCount(3);
    }

    @Test
    void anAnswerOfAwsIsATree() {
        Golden.compare(
                getClass(),
                "tree",
                draw(ListShardsResponse.builder()
                        .shards(shard())
                        .nextToken("more")
                        .build()));
    }

    @Test
    void aListOfModelsIsATree() {
        Golden.compare(getClass(), "list", draw(List.of(shard(), shard())));
    }

    private static Shard shard() {
        return Shard.builder()
                .shardId("shardId-000000000000")
                .hashKeyRange(
                        range -> range.startingHashKey("0").endingHashKey("340282366920938463463374607431768211455"))
                .sequenceNumberRange(range -> range.startingSequenceNumber("49660000000000000000000000000000000000"))
                .build();
    }

    @Test
    void bytesAreReadAsTextWhereTheyAreText() {
        assertThat(Tree.of(
                                "",
                                Record.builder()
                                        .data(SdkBytes.fromUtf8String("{\"a\":1}\n"))
                                        .build())
                        .parts())
                .containsExactly(new Tree("Data", "{\"a\":1}", List.of()));
        assertThat(Tree.of(
                                "",
                                Record.builder()
                                        .data(SdkBytes.fromByteArray(new byte[] {-1, 0}))
                                        .build())
                        .parts())
                .containsExactly(new Tree("Data", "/wA=", List.of()));
    }

    @Test
    void aCardHasALineForEachFact() {
        Card card = new Card(
                "Stream wildrydes",
                List.of(
                        new Card.Line("status", "ACTIVE"),
                        new Card.Line("open shards", 1),
                        new Card.Line("shards", rides(1))));

        Golden.compare(getClass(), "card", draw(card));
    }

    @Test
    void aChartIsAPictureWithWords() {
        MimeBundle bundle = draw(Charts.lines(rides(4), "statustime", "distance", "name"));

        assertThat(bundle.data().get("text/plain"))
                .isEqualTo("Line chart of distance over statustime: Shadowfax from 29 to 29.2857 in 2 points;"
                        + " <Bucephalus> & co from 29.1429 to 29.4286 in 2 points.");
        assertThat(String.valueOf(bundle.data().get("text/html")))
                .startsWith("<img ")
                .contains("alt=\"Line chart of distance over statustime:", "&lt;Bucephalus&gt; &amp; co")
                .contains("data:image/png;base64,iVBOR");
        assertThat(bundle.data().get("image/png")).asString().startsWith("iVBOR");
    }

    @Test
    void otherThingsAreLeftToOthers() {
        assertThat(new LabRenderer().render("text")).isEmpty();
        assertThat(new LabRenderer().render(List.of())).isEmpty();
        assertThat(new LabRenderer().render(List.of(1, shard()))).isEmpty();
    }

    @Test
    void theKernelFindsTheRenderer() {
        assertThat(ServiceLoader.load(Renderer.class)).hasAtLeastOneElementOfType(LabRenderer.class);
    }

    @Test
    void aGuessStandsBesideTheFact() {
        Golden.compare(getClass(), "prediction", PredictionView.of(List.of(30, 60), List.of(60, 60)));
        assertThat(PredictionView.of(List.of(), List.of(60)).data().get("text/plain"))
                .isEqualTo("your guess none, fact 60");
    }

    @Test
    void aLineIsBrokenBetweenItsWords() {
        String style = " style=\"margin:0;white-space:pre-line;overflow-wrap:anywhere\">";

        assertThat(LineView.of("a <b>").data().get("text/plain")).isEqualTo("a <b>");
        assertThat(LineView.of("a <b>").data().get("text/html")).isEqualTo("<div" + style + "a &lt;b&gt;</div>");
        assertThat(BarView.of(0.5, "half").data().get("text/html"))
                .isEqualTo("<div" + style + "<progress max=\"100\" value=\"50\"></progress> half</div>");
    }

    @Test
    void aBarKeepsWithinItsEnds() {
        assertThat(BarView.of(0.5, "half").data().get("text/plain")).isEqualTo("[##########..........] half");
        assertThat(BarView.of(1.7, "over").data().get("text/plain")).isEqualTo("[####################] over");
        assertThat(BarView.of(Double.NaN, "none").data().get("text/plain")).isEqualTo("[....................] none");
    }
}
