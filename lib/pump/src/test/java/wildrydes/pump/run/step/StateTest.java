package wildrydes.pump.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateTest {

    @Property(tries = 500)
    void aRowIsReadAsItWasWritten(@ForAll("rows") List<@Nullable Object> values) throws IOException {
        @Nullable Object[] row = values.toArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateWriter out = new StateWriter(bytes);
        out.writeRow(row);
        out.flush();

        assertThat(reader(bytes.toByteArray()).readRow())
                .usingRecursiveComparison()
                .isEqualTo(row);
    }

    @Provide
    Arbitrary<List<@Nullable Object>> rows() {
        return Arbitraries.<Object>oneOf(
                        Arbitraries.strings().ofMaxLength(20).map(text -> text),
                        Arbitraries.integers().map(number -> number),
                        Arbitraries.longs().map(number -> number),
                        Arbitraries.shorts().map(number -> number),
                        Arbitraries.doubles().map(number -> number),
                        Arbitraries.floats().map(number -> number),
                        Arbitraries.of(true, false).map(truth -> truth),
                        Arbitraries.bigIntegers()
                                .between(BigInteger.ONE.shiftLeft(200).negate(), BigInteger.ONE.shiftLeft(200))
                                .map(number -> new BigDecimal(number, 7)),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(bytes -> bytes))
                .injectNull(0.1)
                .list()
                .ofMaxSize(10);
    }

    @Property(tries = 200)
    void whatIsDamagedIsNeverReadWithoutAnEnd(@ForAll byte[] bytes) {
        StateReader in = reader(bytes);
        int values = 0;
        try {
            while (true) {
                in.readValue();
                values++;
            }
        } catch (IOException e) {
            assertThat(values).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void whatNoTypeHoldsIsNotWritten() {
        StateWriter out = new StateWriter(new ByteArrayOutputStream());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeValue(Instant.EPOCH))
                .withMessage("A row holds a java.time.Instant, which is the value of no SQL type.");
    }

    @Test
    void damageIsNamed() {
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0x80);

        assertThatExceptionOfType(StreamCorruptedException.class)
                .isThrownBy(() -> reader(endless).readLong())
                .withMessage("A whole number has more than ten bytes.");
        assertThatExceptionOfType(StreamCorruptedException.class)
                .isThrownBy(() -> reader(new byte[] {99}).readValue())
                .withMessage("No value begins with the byte 99.");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> reader(new byte[] {1, 20, 65}).readValue())
                .withMessage("The snapshot ends within a value.");
        assertThatExceptionOfType(StreamCorruptedException.class)
                .isThrownBy(() -> reader(new byte[] {1}).readRow())
                .withMessage("Nothing here is -1 long.");
    }

    private static StateReader reader(byte[] bytes) {
        return new StateReader(new ByteArrayInputStream(bytes));
    }
}
