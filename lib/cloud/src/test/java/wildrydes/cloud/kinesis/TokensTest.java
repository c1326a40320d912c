package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class TokensTest {

    private static final Seal SEAL = new Seal(new byte[Seal.SECRET_BYTES]);
    private static final Seal OTHER =
            new Seal("of another cloud, of another day".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Property(tries = 200)
    void anIteratorComesBackAsItWas(
            @ForAll @LongRange(min = 0) long made,
            @ForAll @AlphaChars @StringLength(min = 1, max = 128) String stream,
            @ForAll @LongRange(min = 1) long id,
            @ForAll @IntRange(min = 0) int shard,
            @ForAll @LongRange(min = 0) long position) {
        ShardIterator iterator = new ShardIterator(made, stream, id, shard, position);

        String token = iterator.token(SEAL);

        assertThat(token.length()).isLessThanOrEqualTo(512);
        assertThat(ShardIterator.of(token, SEAL)).isEqualTo(iterator);
        assertThat(ShardIterator.of('"' + token + '"', SEAL)).isEqualTo(iterator);
        assertThat(ShardIterator.of('"' + token, SEAL)).isNull();
        assertThat(ShardIterator.of(token, OTHER)).isNull();
        assertThat(PageToken.of(token, PageToken.SHARDS, SEAL)).isNull();
    }

    @Property(tries = 300)
    void aTokenThatWasTamperedWithIsNone(
            @ForAll @IntRange(min = 0, max = 200) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] token = Base64.getDecoder().decode(new ShardIterator(1, "wildrydes", 2, 3, 4).token(SEAL));
        token[at % token.length] ^= (byte) change;

        assertThat(ShardIterator.of(Base64.getEncoder().encodeToString(token), SEAL))
                .isNull();
    }

    @Property(tries = 200)
    void whatIsNoTokenIsNone(@ForAll @StringLength(max = 300) String text) {
        assertThat(ShardIterator.of(text, SEAL)).isNull();
    }

    @Property(tries = 100)
    void aPageTokenServesOneKindOfListOnly(@ForAll @LongRange(min = 0) long of, @ForAll @AlphaChars String after) {
        PageToken page = new PageToken(PageToken.STREAMS, 7, of, after);

        assertThat(PageToken.of(page.token(SEAL), PageToken.STREAMS, SEAL)).isEqualTo(page);
        assertThat(PageToken.of(page.token(SEAL), PageToken.SHARDS, SEAL)).isNull();
    }
}
