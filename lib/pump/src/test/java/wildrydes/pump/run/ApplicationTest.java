package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static wildrydes.pump.run.Plans.RIDES;
import static wildrydes.pump.run.Plans.application;
import static wildrydes.pump.run.Plans.byMinute;
import static wildrydes.pump.run.Plans.call;
import static wildrydes.pump.run.Plans.project;
import static wildrydes.pump.run.Plans.pump;
import static wildrydes.pump.run.Plans.ride;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.single;
import static wildrydes.pump.run.Plans.start;
import static wildrydes.pump.run.Plans.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ErrorStream;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

class ApplicationTest {

    private static Operator sums() {
        return byMinute(scan(RIDES), List.of(1), call(Function.SUM, TypeName.INTEGER, 2));
    }

    /** 100 / X, which fails for 0. */
    private static Operator quotients(Operator input) {
        return new Operator.Project(
                input,
                (rowtime, row, to, context) -> {
                    to[0] = row[0];
                    to[1] = row[1];
                    to[2] = 100 / (Integer) row[2];
                },
                RIDES.columns(),
                -1);
    }

    @Test
    void aRowOfTheNextMinuteClosesTheMinute() {
        Application application = start(single(sums()));
        List<String> out = watch(application, "OUT");

        ride(application, 1_000, "Shadowfax", 3);
        ride(application, 2_000, "Rocinante", 5);
        ride(application, 59_999, "Shadowfax", 4);
        assertThat(out).isEmpty();
        ride(application, 60_000, "Shadowfax", 1);

        assertThat(out).containsExactly("60000 Shadowfax 7", "60000 Rocinante 5");
    }

    @Test
    void theClockClosesTheMinuteOfAStoppedProducer() {
        Application application = start(single(sums()));
        List<String> out = watch(application, "OUT");

        assertThat(application.nextBound()).isEmpty();
        ride(application, 30_000, "Shadowfax", 3);
        assertThat(application.nextBound()).isEqualTo(OptionalLong.of(60_000));
        application.advance(59_999);
        assertThat(out).isEmpty();
        application.advance(60_000);

        assertThat(out).containsExactly("60000 Shadowfax 3");
        assertThat(application.nextBound()).isEmpty();
    }

    @Test
    void aGapOfManyMinutesGivesNoEmptyOnes() {
        Application application = start(single(sums()));
        List<String> out = watch(application, "OUT");

        ride(application, 30_000, "Shadowfax", 3);
        ride(application, 600_500, "Shadowfax", 4);
        application.advance(1_000_000);

        assertThat(out).containsExactly("60000 Shadowfax 3", "660000 Shadowfax 4");
    }

    @Test
    void theClockDoesNotRunBackwards() {
        Application application = start(single(sums()));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        application.advance(60_000);
        application.advance(10_000);
        ride(application, 59_999, "Shadowfax", 3);
        application.advance(200_000);

        assertThat(out).isEmpty();
        String data = hex("{\"ROWTIME\":\"1970-01-01 00:00:59.999\",\"NAME\":\"Shadowfax\",\"X\":3}");
        assertThat(errors)
                .containsExactly(
                        "60000 1000000 ERROR Out-of-order row The row's ROWTIME 1970-01-01 00:00:59.999 is before "
                                + "that of an earlier row, 1970-01-01 00:01:00.000. 59999 " + data + " null");
    }

    @Test
    void aRowThatFailsIsAnErrorRowAndThePumpGoesOn() {
        Application application = start(single(quotients(scan(RIDES))));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        ride(application, 1_000, "Shadowfax", 20);
        ride(application, 2_000, "Shadowfax", 0);
        ride(application, 3_000, "Shadowfax", 50);

        assertThat(out).containsExactly("1000 Shadowfax 5", "3000 Shadowfax 2");
        String data = hex("{\"ROWTIME\":\"1970-01-01 00:00:02.000\",\"NAME\":\"Shadowfax\",\"X\":0}");
        assertThat(errors).containsExactly("2000 1000000 ERROR Arithmetic error / by zero 2000 " + data + " PUMP");
        assertThat(application.pumps()).containsExactly(new PumpStatus("PUMP", "OUT", true, 3, 2, 1, 0));
        assertThat(application.streams())
                .containsExactly(
                        new StreamStatus("RIDES", 3, OptionalLong.of(3_000)),
                        new StreamStatus("OUT", 2, OptionalLong.of(3_000)),
                        new StreamStatus("error_stream", 1, OptionalLong.of(2_000)));
    }

    @Test
    void aConditionThatFailsIsAnErrorRow() {
        Operator filter = new Operator.Filter(scan(RIDES), (rowtime, row, context) -> 100 / (Integer) row[2] > 1);
        Application application = start(single(filter));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        ride(application, 1_000, "a", 20);
        ride(application, 2_000, "b", 0);
        ride(application, 3_000, "c", 100);

        assertThat(out).containsExactly("1000 a 20");
        assertThat(errors).hasSize(1);
    }

    @Test
    void aSumThatOverflowsIsAnErrorRowForItsGroupOnly() {
        Application application = start(single(byMinute(
                scan(RIDES),
                List.of(1),
                call(Function.SUM, TypeName.SMALLINT, 2),
                call(Function.COUNT, TypeName.BIGINT))));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        ride(application, 1_000, "Shadowfax", 32_767);
        ride(application, 1_001, "Rocinante", 32_767);
        ride(application, 1_002, "Shadowfax", 1);
        application.advance(60_000);

        assertThat(out).containsExactly("60000 Rocinante 32767 1");
        String data = hex("{\"NAME\":\"Shadowfax\",\"C1\":null,\"C2\":2,\"ROWTIME\":\"1970-01-01 00:01:00.000\"}");
        assertThat(errors)
                .containsExactly(
                        "60000 1000000 ERROR Arithmetic error Value 32768 is out of the range of SMALLINT. 60000 "
                                + data + " PUMP");
    }

    @Test
    void nullsAreIgnoredByAggregatesAndAreAGroupOfTheirOwn() {
        Application application = start(single(byMinute(
                scan(RIDES),
                List.of(1),
                call(Function.SUM, TypeName.INTEGER, 2),
                call(Function.COUNT, TypeName.BIGINT, 2),
                call(Function.COUNT, TypeName.BIGINT),
                call(Function.MIN, TypeName.INTEGER, 2),
                call(Function.AVG, TypeName.DOUBLE, 2))));
        List<String> out = watch(application, "OUT");

        ride(application, 1_000, null, 4);
        ride(application, 1_000, "Shadowfax", null);
        ride(application, 1_000, null, null);
        ride(application, 1_000, null, 3);
        application.advance(60_000);

        assertThat(out).containsExactly("60000 null 7 2 3 3 3.5", "60000 Shadowfax null 0 1 null null");
    }

    @Test
    void pumpsFollowOneAnother() {
        StreamPlan minutes =
                Plans.stream("MINUTES", RIDES.columns().get(1), RIDES.columns().get(2));
        StreamPlan totals = Plans.stream("TOTALS", RIDES.columns().get(2));
        Operator total = byMinute(scan(minutes), List.of(), call(Function.SUM, TypeName.INTEGER, 2));
        Application application = start(application(
                List.of(RIDES, minutes, totals), pump("SECOND", total, totals), pump("FIRST", sums(), minutes)));
        List<String> out = watch(application, "TOTALS");

        ride(application, 1_000, "a", 1);
        ride(application, 2_000, "b", 2);
        ride(application, 61_000, "a", 4);
        application.advance(180_000);

        assertThat(out)
                .as("a minute's sum has the rowtime of its end, which is in the next minute")
                .containsExactly("120000 3", "180000 4");
    }

    @Test
    void twoPumpsFillOneStreamInTheOrderOfTheirRowtimes() {
        StreamPlan out = new StreamPlan("OUT", RIDES.columns());
        Application application = start(application(
                List.of(RIDES, out), pump("ROWS", project(scan(RIDES), 0, 1, 2), out), pump("SUMS", sums(), out)));
        List<String> seen = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        ride(application, 1_000, "a", 1);
        ride(application, 61_000, "b", 2);
        ride(application, 200_000, "c", 3);

        assertThat(seen).containsExactly("1000 a 1", "60000 a 1", "61000 b 2", "120000 b 2", "200000 c 3");
        assertThat(errors).isEmpty();
    }

    @Test
    void aStoppedPumpMovesNothing() {
        StreamPlan out = new StreamPlan("OUT", RIDES.columns());
        Application application = start(application(List.of(RIDES, out), new PumpPlan("PUMP", sums(), "OUT", false)));
        List<String> seen = watch(application, "OUT");

        ride(application, 1_000, "a", 1);
        application.advance(60_000);

        assertThat(seen).isEmpty();
        assertThat(application.nextBound()).isEmpty();
        assertThat(application.pumps()).containsExactly(new PumpStatus("PUMP", "OUT", false, 0, 0, 0, 0));
    }

    @Test
    void pumpsThatLeadInACircleAreRefused() {
        StreamPlan other = new StreamPlan("OTHER", RIDES.columns());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(application(
                        List.of(RIDES, other), pump("THERE", scan(RIDES), other), pump("BACK", scan(other), RIDES))))
                .withMessage("Pumps lead in a circle, from OTHER to RIDES and back to OTHER; let the last of them fill "
                        + "another stream.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(application(List.of(RIDES), pump("SELF", scan(RIDES), RIDES))));
    }

    @Test
    void errorsOfPumpsBehindErrorStreamDoNotComeBackToThem() {
        StreamPlan out = Plans.stream("OUT", RIDES.columns().get(1));
        Operator failing = new Operator.Project(
                scan(ErrorStream.PLAN),
                (rowtime, row, to, context) -> {
                    throw new IllegalStateException("no");
                },
                out.columns(),
                -1);
        Application application = start(application(List.of(RIDES, out), pump("WATCH", failing, out)));
        List<String> errors = watch(application, "error_stream");

        application.refuse("Coercion error", "X is no number", "{\"X\":\"y\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(errors).hasSize(2);
        assertThat(errors.get(0))
                .isEqualTo(
                        "1000000 1000000 ERROR Coercion error X is no number null " + hex("{\"X\":\"y\"}") + " null");
        assertThat(errors.get(1)).contains("Evaluation error no").endsWith(" WATCH");
    }

    @Test
    void whatAnErrorRowSaysIsCutToItsColumns() {
        Application application = start(application(List.of(RIDES)));
        List<Object[]> rows = new ArrayList<>();
        application.listen("error_stream", (rowtime, row) -> rows.add(row));

        application.refuse("n".repeat(40), "m".repeat(5_000), new byte[1_000_000]);

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row).contains("n".repeat(32), "m".repeat(4_096), "0".repeat(49_152)));
    }

    @Test
    void aLongChainOfPumpsIsRunAndALongerOneRefused() {
        Application application = start(chain(333));
        List<String> last = watch(application, "S332");

        for (int i = 0; i < 1_000; i++) {
            ride(application, i, "a", i);
        }

        assertThat(last).hasSize(1_000).endsWith("999 a 999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(chain(334)))
                .withMessage(
                        "Pump P333 ends a chain of 1002 steps, and the most are 1000; do more of its work in one query.");
    }

    private static ApplicationPlan chain(int length) {
        List<StreamPlan> streams = new ArrayList<>(List.of(RIDES));
        List<PumpPlan> pumps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            StreamPlan next = new StreamPlan("S" + i, RIDES.columns());
            pumps.add(pump("P" + i, project(scan(streams.get(i)), 0, 1, 2), next));
            streams.add(next);
        }
        return application(streams, pumps.toArray(PumpPlan[]::new));
    }

    @Test
    void aListenerLeavesWhileItIsShownARow() {
        Application application = start(application(List.of(RIDES)));
        List<Long> seen = new ArrayList<>();
        RowListener[] once = new RowListener[1];
        once[0] = (rowtime, row) -> {
            seen.add(rowtime);
            application.ignore("RIDES", once[0]);
        };
        application.listen("RIDES", once[0]);
        List<String> all = watch(application, "RIDES");

        ride(application, 1, "a", 1);
        ride(application, 2, "a", 1);

        assertThat(seen).containsExactly(1L);
        assertThat(all).hasSize(2);
    }

    @Test
    void aStreamOrRowThatDoesNotExistIsNamed() {
        Application application = start(application(List.of(RIDES)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.insert("rides", new Object[] {1L}))
                .withMessage("The application has no stream rides; it has RIDES, error_stream.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.insert("RIDES", new Object[] {1L, "a"}))
                .withMessage("A row of stream RIDES has 3 values, ROWTIME first, and this one is [1, a].");
    }

    @Test
    void anApplicationGoesOnFromItsSnapshot() {
        Application first = start(single(sums()));
        ride(first, 1_000, "a", 1);
        ride(first, 2_000, "b", 2);

        Application second = start(single(sums()));
        second.restore(first.snapshot());
        List<String> out = watch(second, "OUT");
        ride(second, 3_000, "a", 4);
        second.advance(60_000);

        assertThat(out).containsExactly("60000 a 5", "60000 b 2");
    }

    @Test
    void aSnapshotOfOtherSqlIsRefused() {
        byte[] snapshot = start(single(sums())).snapshot();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(single(scan(RIDES))).restore(snapshot))
                .withMessage("The snapshot is of an application with other SQL; start this one without it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(single(sums())).restore(new byte[] {1, 2, 3}))
                .withMessage("This is no snapshot of version 1; start the application without it.");
        byte[] cut = Arrays.copyOf(snapshot, snapshot.length - 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(single(sums())).restore(cut))
                .withMessage("The snapshot is damaged; start the application without it.");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
