package wildrydes.cloud.dynamodb.stream;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Positions on a tape as sequence numbers: of 21 digits, as AWS's are. */
final class Positions {

    private static final BigInteger FIRST = BigInteger.TEN.pow(20);

    private Positions() {}

    static String text(long position) {
        return FIRST.add(BigInteger.valueOf(position)).toString();
    }

    /** The position that a sequence number stands for; null for a text that is none. */
    static @Nullable Long of(String sequenceNumber) {
        try {
            BigInteger position = new BigInteger(sequenceNumber).subtract(FIRST);
            return position.signum() < 0 || position.bitLength() >= Long.SIZE ? null : position.longValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
