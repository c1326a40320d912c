package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:36Z");

    private final Tokens tokens = new Tokens();

    private static Token token(int number, Instant at) {
        return new Token("token " + number, "digest", at);
    }

    @Test
    void aTokenCountsForTenMinutesOfCloudTime() {
        tokens.keep(token(1, NOW));

        assertThat(tokens.begin(token(1, NOW.plus(Duration.ofMinutes(10))))).isFalse();
        assertThat(tokens.begin(token(1, NOW.plus(Duration.ofMinutes(10)).plusMillis(1))))
                .isTrue();
    }

    @Test
    void theOldestGoWhileTimeStandsStill() {
        for (int i = 0; i <= Tokens.MOST; i++) {
            tokens.keep(token(i, NOW));
        }

        assertThat(tokens.begin(token(0, NOW))).isTrue();
        assertThat(tokens.begin(token(1, NOW))).isFalse();
        assertThat(tokens.begin(token(Tokens.MOST, NOW))).isFalse();
    }
}
