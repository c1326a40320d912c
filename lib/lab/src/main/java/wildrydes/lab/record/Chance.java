package wildrydes.lab.record;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/** The chances of flights: bearing, distances and points. */
public final class Chance {

    /** Keeps seeds that differ by little apart; an odd number, so that no two seeds become one. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private Chance() {}

    /** Nobody knows before. */
    public static RandomGenerator fresh() {
        return new Random();
    }

    /** Depends on nothing but the name. */
    public static RandomGenerator of(String name) {
        return new Random(number(name));
    }

    /** Depends on the name and a number: two unicorns of one lesson fly apart, and the same way each time. */
    public static RandomGenerator of(String name, long seed) {
        return new Random(number(name) ^ (seed + 1) * SPREAD);
    }

    private static long number(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
