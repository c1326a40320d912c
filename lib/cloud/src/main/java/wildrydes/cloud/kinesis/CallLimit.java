package wildrydes.cloud.kinesis;

/**
 * How often the operations that move no records may be called in a second, by the account or for one stream
 * (docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html; UpdateShardCount by its own page). Where AWS names none,
 * it is 5 for each stream.
 */
enum CallLimit {
    ADD_TAGS(5, true),
    CREATE_STREAM(5, true),
    DELETE_RESOURCE_POLICY(5, true),
    DELETE_STREAM(5, true),
    DEREGISTER_CONSUMER(5, true),
    DESCRIBE_ACCOUNT_SETTINGS(5, true),
    DESCRIBE_LIMITS(1, true),
    DESCRIBE_STREAM(10, true),
    DESCRIBE_STREAM_SUMMARY(20, true),
    GET_RESOURCE_POLICY(5, true),
    LIST_STREAMS(5, true),
    PUT_RESOURCE_POLICY(5, true),
    REGISTER_CONSUMER(5, true),
    UPDATE_ACCOUNT_SETTINGS(5, true),
    UPDATE_WARM_THROUGHPUT(5, true),

    DECREASE_RETENTION(5, false),
    DESCRIBE_CONSUMER(20, false),
    DISABLE_MONITORING(5, false),
    ENABLE_MONITORING(5, false),
    INCREASE_RETENTION(5, false),
    LIST_CONSUMERS(5, false),
    LIST_SHARDS(1000, false),
    LIST_TAGS(5, false),
    MERGE_SHARDS(5, false),
    REMOVE_TAGS(5, false),
    SPLIT_SHARD(5, false),
    START_ENCRYPTION(5, false),
    STOP_ENCRYPTION(5, false),
    UPDATE_RECORD_SIZE(5, false),
    UPDATE_SHARD_COUNT(10, false),
    UPDATE_MODE(5, false);

    private final int most;
    private final boolean ofAccount;

    CallLimit(int most, boolean ofAccount) {
        this.most = most;
        this.ofAccount = ofAccount;
    }

    int most() {
        return most;
    }

    /** Whether all calls of the account count together, not those for one stream. */
    boolean ofAccount() {
        return ofAccount;
    }
}
