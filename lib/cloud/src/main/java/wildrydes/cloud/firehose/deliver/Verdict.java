package wildrydes.cloud.firehose.deliver;

import org.jspecify.annotations.Nullable;

/**
 * What became of a record that a function was to transform.
 *
 * @param data what the function made of it; null where it dropped it, or failed
 * @param code why it failed, for example {@code Lambda.ProcessingFailedStatus}; null where it did not
 * @param message in AWS's words; null where it did not fail
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Verdict(
        byte @Nullable [] data,
        @Nullable String code,
        @Nullable String message) {

    static final Verdict DROPPED = new Verdict(null, null, null);

    static Verdict transformed(byte[] data) {
        return new Verdict(data, null, null);
    }

    static Verdict failed(String code, String message) {
        return new Verdict(null, code, message);
    }
}
