package wildrydes.cloud.firehose.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records as the Kinesis Producer Library puts them together, and what only looks like that. */
class AggregateTest {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private static byte[] whole(byte[] message) throws NoSuchAlgorithmException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(MAGIC);
        whole.writeBytes(message);
        whole.writeBytes(MessageDigest.getInstance("MD5").digest(message));
        return whole.toByteArray();
    }

    /** Two keys, an explicit hash key, two records with their indices, and a tag that nobody needs. */
    private static byte[] message() {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        to.writeBytes(new byte[] {0x0A, 1, 'a', 0x0A, 1, 'b'});
        to.writeBytes(new byte[] {0x12, 2, '1', '7'});
        to.writeBytes(new byte[] {0x1A, 7, 0x08, 1, 0x10, 0, 0x1A, 1, 'x'});
        to.writeBytes(new byte[] {0x1A, 8, 0x08, 0, 0x1A, 0, 0x22, 2, 0x0A, 0});
        return to.toByteArray();
    }

    @Test
    void recordsAreTakenApartWithTheirKeys() throws NoSuchAlgorithmException {
        assertThat(Aggregate.parts(whole(message())))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.partitionKey()).isEqualTo("b");
                            assertThat(first.data()).asString().isEqualTo("x");
                        },
                        second -> {
                            assertThat(second.partitionKey()).isEqualTo("a");
                            assertThat(second.data()).isEmpty();
                        });
    }

    @Test
    void whatIsNoAggregateIsARecordOfItsOwn() throws NoSuchAlgorithmException {
        assertThat(Aggregate.parts("{}".getBytes(StandardCharsets.UTF_8))).isNull();
        byte[] flipped = whole(message());
        flipped[flipped.length - 1] ^= 1;
        assertThat(Aggregate.parts(flipped)).isNull();
        assertThat(Aggregate.parts(whole(new byte[] {0x1A, 100, 0x08}))).isNull();
        assertThat(Aggregate.parts(whole(new byte[] {0x1A, 2, 0x08, 9}))).isNull(); // a key that is not there
    }

    @Test
    void nothingThatSomebodySendsStopsTheReading() throws NoSuchAlgorithmException {
        Random random = new Random(20261126);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = i % 2 == 0 ? message() : new byte[random.nextInt(40)];
            for (int flips = random.nextInt(4); flips > 0 && noise.length > 0; flips--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            byte[] record = whole(noise);
            assertThatCode(() -> Aggregate.parts(record)).doesNotThrowAnyException();
        }
    }
}
