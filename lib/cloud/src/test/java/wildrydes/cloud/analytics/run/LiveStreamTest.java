package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class LiveStreamTest {

    private final LiveStream stream = new LiveStream(new StreamPlan(
            "S", List.of(StreamPlan.ROWTIME, new Column("Name", SqlType.of(TypeName.VARCHAR, 16)))));

    private void rows(int from, int to, String value) {
        for (int i = from; i <= to; i++) {
            stream.row(i, new Object[] {(long) i, value});
        }
    }

    @Test
    void rowsAreCountedFromOneAndReadOnBehindTheLast() {
        rows(1, 5, "Shadowfax");

        LiveStream.Excerpt first = stream.after(0, 3);
        assertThat(first.rows()).extracting(LiveStream.Row::number).containsExactly(1L, 2L, 3L);
        assertThat(first.last()).isEqualTo(5);
        assertThat(first.dropped()).isZero();
        assertThat(stream.after(3, 100).rows())
                .extracting(LiveStream.Row::number)
                .containsExactly(4L, 5L);
        assertThat(stream.after(5, 100).rows()).isEmpty();
        assertThat(stream.columns()).extracting(Column::name).containsExactly("Name");
    }

    @Test
    void theLatestTenThousandAreKept() {
        rows(1, 10_003, "Shadowfax");

        assertThat(stream.count()).isEqualTo(10_003);
        LiveStream.Excerpt all = stream.after(0, 100_000);
        assertThat(all.rows()).hasSize(10_000);
        assertThat(all.dropped()).isEqualTo(3);
        assertThat(stream.after(2, 1).dropped()).isEqualTo(1);
        assertThat(stream.after(3, 1).dropped()).isZero();
    }

    @Test
    void noMoreThanSixteenMebibytesAreKept() {
        rows(1, 40, "x".repeat(1 << 20));

        LiveStream.Excerpt all = stream.after(0, 100);
        assertThat(all.rows()).hasSize(15);
        assertThat(all.dropped()).isEqualTo(25);
    }

    @Test
    void anEmptyStreamHasNothingToTell() {
        LiveStream.Excerpt none = stream.after(0, 10);
        assertThat(none.rows()).isEmpty();
        assertThat(none.last()).isZero();
        assertThat(none.dropped()).isZero();
    }
}
