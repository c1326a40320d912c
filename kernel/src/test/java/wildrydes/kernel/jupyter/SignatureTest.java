package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** RFC 4231, test case 2. */
    @Test
    void theStandardsExampleIsSignedAsItSays() {
        var signature = new Signature(utf8("Jefe"));

        assertThat(new String(
                        signature.of(List.of(utf8("what do ya want "), utf8("for nothing?"))),
                        StandardCharsets.US_ASCII))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Property(tries = 200)
    void itIsWhatTheJdkComputes(@ForAll @NotEmpty @Size(max = 150) byte[] key, @ForAll List<byte[]> parts)
            throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        parts.forEach(mac::update);
        byte[] expected = utf8(HexFormat.of().formatHex(mac.doFinal()));
        var signature = new Signature(key);

        assertThat(signature.of(parts)).isEqualTo(expected);
        assertThat(signature.fits(expected, parts)).isTrue();
        expected[0] ^= 1;
        assertThat(signature.fits(expected, parts)).isFalse();
    }

    @Test
    void withoutAKeyNothingIsSignedAndEverythingFits() {
        var signature = new Signature(new byte[0]);

        assertThat(signature.of(List.of(utf8("part")))).isEmpty();
        assertThat(signature.fits(utf8("anything"), List.of(utf8("part")))).isTrue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
