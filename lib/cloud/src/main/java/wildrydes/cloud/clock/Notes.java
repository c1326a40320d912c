package wildrydes.cloud.clock;

/** Where the clock notes what somebody may wonder about later. */
@FunctionalInterface
public interface Notes {

    /**
     * Notes something that nobody called for; never called with a lock of the clock held.
     *
     * @param operation what happened, such as {@code ParticipantDropped}
     * @param subject the name of whom or what it happened to
     */
    void note(String operation, String subject, String sentence);
}
