package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

    private static final long SECONDS = (1L << 36) - 1;

    @Property
    void whatIsWrittenIsRead(
            @ForAll @LongRange(min = 0, max = SECONDS) long created,
            @ForAll @LongRange(min = 0) long position,
            @ForAll @LongRange(min = 0, max = SECONDS) long second,
            @ForAll @IntRange(min = 0) int shard) {
        SequenceNumber number = new SequenceNumber(created, position, second, shard);

        assertThat(number.toString()).matches("[1-9][0-9]{55}");
        assertThat(SequenceNumber.parse(number.toString())).isEqualTo(number);
    }

    @Property
    void numbersOfAShardRiseWithThePosition(
            @ForAll @LongRange(min = 0, max = SECONDS) long created,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long position,
            @ForAll @LongRange(min = 0, max = SECONDS) long second,
            @ForAll @LongRange(min = 0, max = SECONDS) long later,
            @ForAll @IntRange(min = 0) int shard) {
        SequenceNumber number = new SequenceNumber(created, position, second, shard);
        SequenceNumber next = new SequenceNumber(created, position + 1, later, shard);

        assertThat(number).isLessThan(next);
        assertThat(number.toString()).isLessThan(next.toString());
    }

    /** AWS's own first numbers of neighbouring shards differ by this (mhart/kinesalite test/createStream.js). */
    @Example
    void neighbouringShardsAreAsFarApartAsAtAws() {
        BigInteger first = new BigInteger(new SequenceNumber(1_770_000_000, 0, 1_770_000_000, 0).toString());
        BigInteger second = new BigInteger(new SequenceNumber(1_770_000_000, 0, 1_770_000_000, 1).toString());

        assertThat(second.subtract(first)).isEqualTo("22300745198530623141535718272648361505980432");
    }

    /** Some of what AWS refuses, from mhart/kinesalite (test/putRecord.js), in hexadecimal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "5",
                "20000000000000000000000000000000000000000000000",
                "20000000000000000000000000000000000000000000004",
                "30000000000000000000000000000000000000000000002",
                "1ffffffffff7fffffffffffffff000000000007fffffff2",
                "20000000000800000000000000000000000000000000002",
                "20000000000000000000000000000000000000800000002",
                "200000000000000000000000000000000000000000000002"
            })
    void aNumberThatNoStreamGivesOutIsNone(String hexadecimal) {
        assertThat(SequenceNumber.parse(new BigInteger(hexadecimal, 16).toString()))
                .isNull();
    }
}
