package wildrydes.cloud.firehose.stream;

/** What state a delivery stream is in, as AWS names it. */
public enum Status {
    CREATING,
    CREATING_FAILED,
    ACTIVE,
    DELETING;

    /** Whether it ends by itself. */
    public boolean passing() {
        return this == CREATING || this == DELETING;
    }
}
