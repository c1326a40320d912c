package wildrydes.cloud.lambda.runner;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM, and what the function forked, as soon as the cloud is gone, however it went: the pipe that it holds open to
 * here ends then.
 */
final class Tie {

    private final InputStream parent;
    private final String mark;

    /**
     * A tie to the process that holds the other end of a pipe.
     *
     * @param mark see {@link Strays}
     */
    Tie(InputStream parent, String mark) {
        this.parent = parent;
        this.mark = mark;
    }

    void watch() {
        // The function's thread notices the cloud's end as well, and may be the first to end this JVM.
        Runtime.getRuntime().addShutdownHook(new Thread(this::endStrays, "end of what was forked"));
        Thread watch = new Thread(this::holdOn, "tie to the cloud");
        watch.setDaemon(true);
        watch.start();
    }

    private void holdOn() {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        try {
            endStrays();
        } finally {
            // Not exit: shutdown hooks are the function's, and may never return.
            Runtime.getRuntime().halt(1);
        }
    }

    private void endStrays() {
        Strays.end(ProcessHandle.current(), mark);
    }
}
