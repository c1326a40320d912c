package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.reading.Arrival;

class AggregateTest {

    private static Arrival arrival(byte[] data) {
        return new Arrival("shardId-000000000000", "495", 1_000, "outer", data);
    }

    private static void field(ByteArrayOutputStream to, int number, byte[] value) {
        varint(to, (long) number << 3 | 2);
        varint(to, value.length);
        to.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long left = value;
        while (left > 0x7F) {
            to.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As the library writes it: keys, and for each record the place of its key, the place of its hash key, and its data. */
    static byte[] aggregate(List<String> keys, List<String> records) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        keys.forEach(key -> field(message, 1, text(key)));
        field(message, 2, text("340282366920938463463374607431768211455"));
        for (int i = 0; i < records.size(); i++) {
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            varint(record, 1 << 3);
            varint(record, i % keys.size());
            varint(record, 2 << 3);
            varint(record, 0);
            field(record, 3, text(records.get(i)));
            field(message, 3, record.toByteArray());
        }
        return sealed(message.toByteArray());
    }

    private static byte[] sealed(byte[] message) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2});
        whole.writeBytes(message);
        try {
            whole.writeBytes(MessageDigest.getInstance("MD5").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return whole.toByteArray();
    }

    @Test
    void recordsThatWerePutTogetherAreTakenApartWithTheirKeys() {
        List<Arrival> parts = Aggregate.split(arrival(aggregate(List.of("a", "b"), List.of("one", "", "three"))));

        assertThat(parts)
                .extracting(part -> new String(part.data(), StandardCharsets.UTF_8))
                .containsExactly("one", "", "three");
        assertThat(parts).extracting(Arrival::partitionKey).containsExactly("a", "b", "a");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.sequenceNumber()).isEqualTo("495");
            assertThat(part.arrivalMillis()).isEqualTo(1_000);
        });
    }

    @Test
    void anythingElseIsARecordAsItIs() {
        Arrival json = arrival(text("{\"Name\":\"Shadowfax\"}"));
        assertThat(Aggregate.split(json)).containsExactly(json);
        Arrival empty = arrival(new byte[0]);
        assertThat(Aggregate.split(empty)).containsExactly(empty);
    }

    @Test
    void aDamagedAggregateIsARecordAsItIs() {
        byte[] whole = aggregate(List.of("a"), List.of("one", "two"));
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x40;
            Arrival record = arrival(damaged);
            assertThat(Aggregate.split(record)).as("byte " + i).containsExactly(record);
        }
    }

    @Test
    void aMessageOfNoSenseUnderARightDigestIsARecordAsItIs() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] message = new byte[1 + random.nextInt(40)];
            random.nextBytes(message);
            Arrival record = arrival(sealed(message));
            List<Arrival> parts = Aggregate.split(record);
            assertThat(parts.isEmpty() || parts.equals(List.of(record)))
                    .as("message " + i)
                    .isTrue();
        }
    }

    @Test
    void aRecordWhoseKeyIsMissingMakesTheWholeARecordAsItIs() {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        varint(record, 1 << 3);
        varint(record, 5);
        field(record, 3, text("one"));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        field(message, 1, text("a"));
        field(message, 3, record.toByteArray());
        Arrival whole = arrival(sealed(message.toByteArray()));

        assertThat(Aggregate.split(whole)).containsExactly(whole);
    }
}
