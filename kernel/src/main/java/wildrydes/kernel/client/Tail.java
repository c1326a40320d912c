package wildrydes.kernel.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Reads what a process prints, so that it never blocks, and keeps the end of it. */
final class Tail {

    private static final int KEPT = 64 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    /** Reads until the stream ends, on a thread of its own. */
    Tail(InputStream stream, String name) {
        reader = new Thread(() -> read(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    /** The last 64 Ki characters until now. */
    String now() {
        synchronized (text) {
            return text.toString();
        }
    }

    /** All that a process printed that has ended. */
    String atEnd() {
        try {
            // A grandchild may hold the pipe open for longer than the process lived.
            reader.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now();
    }

    private void read(InputStream stream) {
        var piece = new char[4096];
        try (Reader in = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                keep(piece, length);
            }
        } catch (IOException e) {
            // The process was killed while its output was read; what came before is kept.
            return;
        }
    }

    private void keep(char[] piece, int length) {
        synchronized (text) {
            text.append(piece, 0, length);
            if (text.length() > KEPT) {
                text.delete(0, text.length() - KEPT);
            }
        }
    }
}
