package wildrydes.cloud.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Where the events of an answer come from, one after the other, as fast as the client takes them. Its methods are called by
 * one thread at a time and must not wait for anything but the disk; none is called after {@link #closed}.
 */
public interface EventSource {

    /**
     * What comes next.
     *
     * @param event null for none now
     * @param last whether the answer ends behind it
     */
    record Next(@Nullable SdkPojo event, boolean last) {

        /** Nothing, until the sink is woken. */
        public static final Next NOTHING = new Next(null, false);
        /** The answer ends. */
        public static final Next END = new Next(null, true);

        public static Next of(SdkPojo event) {
            return new Next(event, false);
        }

        public static Next last(SdkPojo event) {
            return new Next(event, true);
        }
    }

    /**
     * What comes next; events are the SDK's classes, and an exception of the service's ends the answer and tells the client why.
     */
    Next next();

    /** An event that says nothing new: clients give up an answer that keeps silent for some seconds of wall time. */
    SdkPojo pulse();

    /**
     * The answer is over, whoever ended it.
     *
     * @param sent bytes of it
     */
    void closed(long sent);
}
