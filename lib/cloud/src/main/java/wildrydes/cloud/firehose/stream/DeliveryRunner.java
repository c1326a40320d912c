package wildrydes.cloud.firehose.stream;

import java.util.Collection;

/** Lets delivery streams deliver. */
public interface DeliveryRunner {

    /** Told once which there are, when everything is back, and before anything else: what is kept of others can go. */
    void known(Collection<DeliveryStream> all);

    /** A stream is active, or was when its process ended. */
    void start(DeliveryStream stream);

    /** A stream that is active was changed. */
    void changed(DeliveryStream stream);

    /** A stream delivers no more. */
    void stop(DeliveryStream stream);

    /** A stream is gone. */
    void forget(DeliveryStream stream);
}
