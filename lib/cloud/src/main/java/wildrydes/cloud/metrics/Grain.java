package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How finely time is told apart, and for how long
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html, metrics retention).
 */
enum Grain {
    SECOND(0, 1, Duration.ofHours(3)),
    MINUTE(1, 60, Duration.ofDays(15)),
    FIVE_MINUTES(2, 300, Duration.ofDays(63)),
    HOUR(3, 3600, Duration.ofDays(455));

    /** What stands for it on the disk. */
    private final int code;

    private final int seconds;
    private final Duration kept;

    Grain(int code, int seconds, Duration kept) {
        this.code = code;
        this.seconds = seconds;
        this.kept = kept;
    }

    static Grain read(DataInput from) throws IOException {
        int code = from.readByte();
        for (Grain grain : values()) {
            if (grain.code == code) {
                return grain;
            }
        }
        throw new IOException("Metrics have no grain " + code + ".");
    }

    void write(DataOutput to) throws IOException {
        to.writeByte(code);
    }

    /** What keeps samples when this no longer does; null where nothing does, or has them already. */
    @Nullable
    Grain heir() {
        return switch (this) {
            case SECOND, HOUR -> null; // the minutes have the samples of the seconds already
            case MINUTE -> FIVE_MINUTES;
            case FIVE_MINUTES -> HOUR;
        };
    }

    int seconds() {
        return seconds;
    }

    /** The beginning of the stretch that a second lies in. */
    long begin(long second) {
        return Math.floorDiv(second, seconds) * seconds;
    }

    /** Stretches that began before this are too old. */
    long horizon(long nowSecond, int shortened) {
        return nowSecond - kept.toSeconds() / shortened;
    }
}
