package wildrydes.cloud.clock;

/** What the clock does not do; the sentence is for who asked. */
public final class ClockException extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** The request makes no sense. */
        REFUSED,
        /** There is no such participant or lease, or no longer. */
        GONE,
        /** The cloud is stopping. */
        STOPPED
    }

    private final Reason reason;

    ClockException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static ClockException refused(String sentence) {
        return new ClockException(Reason.REFUSED, sentence);
    }

    static ClockException gone(String sentence) {
        return new ClockException(Reason.GONE, sentence);
    }

    static ClockException stopped() {
        return new ClockException(Reason.STOPPED, "The cloud is stopping, and its time stands still.");
    }
}
