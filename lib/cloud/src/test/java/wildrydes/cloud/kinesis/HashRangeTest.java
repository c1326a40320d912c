package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

class HashRangeTest {

    @Property(tries = 200)
    void theRangesOfAStreamCoverEveryHashKeyOnce(
            @ForAll @IntRange(min = 1, max = 1000) int shards,
            @ForAll @BigRange(min = "0", max = "340282366920938463463374607431768211455") BigInteger hashKey) {
        List<HashRange> ranges = HashRange.evenly(shards);

        assertThat(ranges).hasSize(shards);
        assertThat(ranges.get(0).start()).isEqualTo(BigInteger.ZERO);
        assertThat(ranges.get(shards - 1).end()).isEqualTo(HashRange.LARGEST);
        for (int i = 1; i < shards; i++) {
            assertThat(ranges.get(i).start()).isEqualTo(ranges.get(i - 1).end().add(BigInteger.ONE));
        }
        assertThat(ranges.stream().filter(range -> range.contains(hashKey))).hasSize(1);
    }

    /** The figures that AWS answers, recorded in mhart/kinesalite (test/createStream.js) and AWS's guide. */
    @Example
    void theRangesAreThoseOfAws() {
        assertThat(HashRange.evenly(1)).containsExactly(range("0", "340282366920938463463374607431768211455"));
        assertThat(HashRange.evenly(2))
                .containsExactly(
                        range("0", "170141183460469231731687303715884105727"),
                        range("170141183460469231731687303715884105728", "340282366920938463463374607431768211455"));
        assertThat(HashRange.evenly(3))
                .containsExactly(
                        range("0", "113427455640312821154458202477256070484"),
                        range("113427455640312821154458202477256070485", "226854911280625642308916404954512140969"),
                        range("226854911280625642308916404954512140970", "340282366920938463463374607431768211455"));
        assertThat(HashRange.evenly(4).get(0)).isEqualTo(range("0", "85070591730234615865843651857942052863"));
    }

    /** RFC 1321 gives the MD5 of "a". */
    @Example
    void aPartitionKeysHashIsItsMd5() {
        assertThat(HashRange.hash(HashRange.bytes("a")).toString(16)).isEqualTo("cc175b9c0f1b6a831c399e269772661");
    }

    @Example
    void aRangeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> range("2", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No range of hash keys goes from 2 to 1.");
    }

    private static HashRange range(String start, String end) {
        return new HashRange(new BigInteger(start), new BigInteger(end));
    }
}
