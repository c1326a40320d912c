package wildrydes.cloud.dynamodb.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a transaction. */
public sealed interface Transacted {

    /** All of it was done; one for each write. */
    record Done(List<Written> written) implements Transacted {}

    /**
     * Nothing was done.
     *
     * @param reasons one for each write; null where it could have been done
     */
    record Cancelled(List<@Nullable Reason> reasons) implements Transacted {}

    /** The same was done by the same token before, and nothing now. */
    record DoneBefore() implements Transacted {}

    /** Why a write of a transaction was not done. */
    sealed interface Reason {

        /** Another transaction is changing the item. */
        record Conflict() implements Reason {}

        /** The decision about it refused. */
        record Refused(RuntimeException error) implements Reason {}
    }
}
