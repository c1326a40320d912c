package wildrydes.cloud.firehose.deliver;

import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;

/** Counts what is charged for: each record, rounded up to 5 KB (aws.amazon.com/firehose/pricing). */
public final class Ingestion {

    private static final String ITEM = "firehose:ingested";
    private static final int STEP = 5 << 10;

    private final Metering metering;

    public Ingestion(Metering metering) {
        this.metering = metering;
    }

    /** What a record of so many bytes counts for; an empty one for one step. */
    public static long charged(int bytes) {
        return (long) Math.max(1, (bytes + STEP - 1) / STEP) * STEP;
    }

    /**
     * A delivery stream took records.
     *
     * @param bytes that are {@linkplain #charged charged} for all of them
     */
    public void took(String arn, long bytes) {
        if (bytes > 0) {
            metering.used(new Usage(ITEM, arn, bytes));
        }
    }
}
