package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.analytics.Output;
import wildrydes.cloud.analytics.Resource;
import wildrydes.cloud.wire.ServiceError;

class OutletTest {

    private static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    private final List<String> written = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Predicate<String> takes = record -> true;
    private @Nullable RuntimeException refusal;

    private final Destination destination = new Destination() {
        @Override
        public List<byte[]> write(List<byte[]> records) {
            RuntimeException thrown = refusal;
            if (thrown != null) {
                throw thrown;
            }
            batches.add(records.size());
            List<byte[]> refused = new ArrayList<>();
            for (byte[] record : records) {
                String text = new String(record, StandardCharsets.UTF_8);
                if (takes.test(text)) {
                    written.add(text);
                } else {
                    refused.add(record);
                }
            }
            return refused;
        }

        @Override
        public int mostRecords() {
            return 3;
        }

        @Override
        public int mostBytes() {
            return 10_000;
        }

        @Override
        public int longestRecord() {
            return 20_000;
        }
    };

    private final Troubles troubles = new Troubles("app", trouble -> told.add(trouble.sentence()));
    private final Outlet outlet = outlet(List.of());

    private Outlet outlet(List<byte[]> unwritten) {
        Output output =
                new Output("2.1", "OUT", new Resource(Resource.Kind.STREAM, "arn:summary", null), Output.Format.JSON);
        return new Outlet(
                output,
                destination,
                row -> String.valueOf(row[1]).getBytes(StandardCharsets.UTF_8),
                troubles,
                (now, records, bytes, success) -> {},
                unwritten);
    }

    private void rows(String... values) {
        for (String value : values) {
            outlet.row(0, new Object[] {0L, value});
        }
    }

    @Test
    void rowsAreWrittenInTheirOrderInBatches() {
        rows("a", "b", "c", "d");
        outlet.deliver(START);

        assertThat(written).containsExactly("a", "b", "c", "d");
        assertThat(batches).containsExactly(3, 1);
        assertThat(outlet.unwritten()).isEmpty();
    }

    @Test
    void aBatchHasNoMoreBytesThanTheDestinationTakes() {
        rows("x".repeat(6_000), "y".repeat(6_000), "z".repeat(15_000), "a");
        outlet.deliver(START);

        assertThat(batches).containsExactly(1, 1, 1, 1);
    }

    @Test
    void whatIsRefusedIsTriedAgainInItsOrderAndNothingOvertakesTheBatch() {
        rows("a", "b", "c", "d");
        takes = record -> record.equals("b");
        outlet.deliver(START);
        assertThat(written).containsExactly("b");
        assertThat(troubles.sentence()).isNull(); // its shard has no room in this second; that is no trouble

        takes = record -> true;
        outlet.deliver(START.plusSeconds(1));
        assertThat(written).containsExactly("b", "a", "c", "d");
    }

    @Test
    void aDestinationThatFailsIsTriedForEverAfterLongerWaits() {
        rows("a");
        refusal = new ServiceError("AccessDeniedException", 400, "User is not authorized.");
        List<Integer> tries = new ArrayList<>();
        for (int second = 0; second <= 30; second++) {
            int before = told.size();
            outlet.deliver(START.plusSeconds(second));
            if (told.size() > before) {
                tries.add(second);
            }
        }
        assertThat(tries).containsExactly(0);
        assertThat(troubles.sentence())
                .isEqualTo(
                        "Rows of OUT cannot be written to arn:summary: AccessDeniedException: User is not authorized.");

        refusal = null;
        outlet.deliver(START.plusSeconds(31));
        assertThat(written).containsExactly("a");
        assertThat(troubles.sentence()).isNull();
    }

    @Test
    void aTroubleThatLastsIsToldAgainEveryMinute() {
        rows("a");
        refusal = new ServiceError("ResourceNotFoundException", 400, "Stream summary not found.");
        for (int second = 0; second <= 150; second++) {
            outlet.deliver(START.plusSeconds(second));
        }
        assertThat(told).hasSize(3);
    }

    @Test
    void fourMebibytesMayWait() {
        refusal = new ServiceError("AccessDeniedException", 400, "No.");
        while (outlet.hasRoom()) {
            rows("x".repeat(16_000));
        }
        assertThat(outlet.unwritten()).hasSize((4 << 20) / 16_000 + 1);

        refusal = null;
        outlet.deliver(START);
        assertThat(outlet.hasRoom()).isTrue();
    }

    @Test
    void aRowThatNoRecordCanHoldIsLeftOutAndTold() {
        rows("a", "x".repeat(20_001), "b");
        outlet.deliver(START);
        outlet.deliver(START.plusSeconds(5));

        assertThat(written).containsExactly("a", "b");
        assertThat(told)
                .singleElement()
                .asString()
                .isEqualTo("A row of OUT makes a record of 20001 bytes, and arn:summary takes 20000 at most;"
                        + " it was left out. Select less.");
    }

    @Test
    void whatWasNotWrittenBeforeComesFirst() {
        Outlet next = outlet(List.of("old".getBytes(StandardCharsets.UTF_8)));
        next.row(0, new Object[] {0L, "new"});
        next.deliver(START);

        assertThat(written).containsExactly("old", "new");
    }
}
