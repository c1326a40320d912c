package wildrydes.cloud.dynamodb.table;

/** What a table is about to do (docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html). */
public enum TableState {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING;

    /** Whether another follows by itself. */
    boolean passing() {
        return this != ACTIVE;
    }

    /** Whether items can be read and written. */
    boolean usable() {
        return this == ACTIVE || this == UPDATING;
    }
}
