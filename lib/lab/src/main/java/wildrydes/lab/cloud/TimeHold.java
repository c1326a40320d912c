package wildrydes.lab.cloud;

/** Time does not pass while this is open. The cloud gives up by itself on one that is forgotten for 15 s. */
public final class TimeHold implements AutoCloseable {

    private static final int GONE = 404;

    private final ControlClient client;
    private final String path;

    TimeHold(ControlClient client, String path) {
        this.client = client;
        this.path = path;
    }

    /** Lets time pass again, if it did before; a second time does nothing. */
    @Override
    public void close() {
        try {
            client.delete(path);
        } catch (RefusedException e) {
            if (e.status() != GONE) {
                throw e;
            }
        }
    }
}
