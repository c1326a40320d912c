package wildrydes.cloud.analytics.run;

import java.time.Instant;
import wildrydes.cloud.wire.Failure;

/**
 * Something that keeps an application from its work, until it is mended.
 *
 * @param part of the application that has it
 * @param code as the service that was asked has it, such as {@code AccessDeniedException}
 * @param sentence what cannot be done, and why
 * @param tries how often it was tried in vain
 * @param again when it is tried again
 */
record Trouble(Part part, String code, String sentence, int tries, Instant again) {

    /** Waits are 1, 2, 4, and from then on 8 seconds. */
    private static final int MOST_DOUBLINGS = 3;

    /** The parts that can have one; in the order in which they are told. */
    enum Kind {
        REFERENCE,
        INPUT,
        OUTPUT,
        /** Rows of an output that it leaves out. */
        ROW,
        LOGGING,
        RUN
    }

    /**
     * A part of an application.
     *
     * @param id as AWS gives it; empty for the application itself
     */
    record Part(Kind kind, String id) implements Comparable<Part> {

        @Override
        public int compareTo(Part other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? id.compareTo(other.id) : byKind;
        }
    }

    /**
     * What was thrown at a try.
     *
     * @param what cannot be done, as the beginning of a sentence
     * @param tries that were in vain before
     */
    static Trouble of(Part part, String what, RuntimeException thrown, int tries, Instant now) {
        Failure failure = Failure.of(thrown);
        String reason = failure.unexpected() == null ? failure.message() : thrown.toString();
        return new Trouble(
                part,
                failure.code(),
                what + ": " + failure.code() + (reason == null ? "." : ": " + reason),
                tries + 1,
                now.plusSeconds(1L << Math.min(tries, MOST_DOUBLINGS)));
    }
}
