package wildrydes.lab.flight;

import java.util.List;

/** Is told how a formation gets on. Called on its thread. */
public interface Watcher {

    /** A second has been reported, or nothing was due for a while. */
    void passed(List<Rider> riders);

    /**
     * These have landed by themselves.
     *
     * @param reason a sentence without a full stop, with the next step
     */
    void fell(List<Rider> riders, String reason);
}
