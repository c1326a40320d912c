package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class Crc64NvmeTest {

    /** The check value of the catalogue of parametrised CRC algorithms (reveng.sourceforge.io/crc-catalogue/all.htm). */
    @Example
    void theCheckValueIsThatOfTheCatalogue() {
        assertThat(of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xAE8B14860A799888L);
    }

    private static long of(byte[] bytes) {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
    }

    @Property(tries = 200)
    void howTheBytesComeChangesNothing(@ForAll byte[] bytes, @ForAll @IntRange(max = 40) int first) {
        int cut = Math.min(first, bytes.length);
        Crc64Nvme halves = new Crc64Nvme();
        halves.update(bytes, 0, cut);
        halves.update(bytes, cut, bytes.length - cut);
        Crc64Nvme single = new Crc64Nvme();
        for (byte b : bytes) {
            single.update(b);
        }

        assertThat(halves.getValue()).isEqualTo(single.getValue()).isEqualTo(of(bytes));
    }
}
