package wildrydes.lab;

import java.time.Duration;
import java.util.function.Supplier;
import wildrydes.lab.cloud.Control;

/** Waits until a resource has come from one state to another, such as from CREATING to ACTIVE, and shows how it does. */
final class Settling {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    /** @param settled whether this is the state that is waited for */
    record State(String word, boolean settled) {}

    private Settling() {}

    /** @param look asks AWS for the state */
    static void await(Control control, String what, String arn, Supplier<State> look) {
        State state = look.get();
        Progress progress = Progress.start(what + ": " + state.word());
        long began = System.nanoTime();
        while (!state.settled()) {
            control.settle(arn);
            State next = look.get();
            if (!next.word().equals(state.word())) {
                progress.say(what + ": " + next.word());
            } else if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new LabException(what + " is still " + next.word() + " after " + PATIENCE.toSeconds()
                        + " seconds; look at it with describe().");
            } else {
                pause(what);
            }
            state = next;
        }
    }

    private static void pause(String what) {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while waiting for " + what + ".", e);
        }
    }
}
