package wildrydes.cloud.http;

import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that goes on for as long as there is something to say, such as a stream of events. It is asked for its
 * next part when the client has taken the one before, so that a slow client keeps one part in memory and no thread. All
 * methods are called by one thread at a time, and none after {@link #closed}.
 */
public interface PushedBody {

    /**
     * What is sent next.
     *
     * @param last whether the body ends behind it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each part would cost
    record Part(byte[] bytes, boolean last) {}

    /**
     * The answer begins.
     *
     * @param wake to be run by whatever thread has something new for the client; does not wait for anything
     */
    void open(Runnable wake);

    /** What is sent next; null where there is nothing now, until somebody wakes the body. */
    @Nullable
    Part next();

    /** What tells a client that the connection is alive; asked for where nothing was sent for some seconds of wall time. */
    Part pulse();

    /**
     * The answer is over: said to the end, given up by the client, or ended by the server.
     *
     * @param sent bytes of the parts
     */
    void closed(long sent);
}
