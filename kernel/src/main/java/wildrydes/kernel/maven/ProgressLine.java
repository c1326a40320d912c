package wildrydes.kernel.maven;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;

/** One line below the cell that says what is being downloaded, and in the end what was loaded. */
final class ProgressLine implements Resolver.Progress, AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int NAMED = 3;

    private @Nullable String display;
    private long shownAt;
    private int files;
    private long total;
    private boolean closed;

    @Override
    public synchronized void downloading(String file, long bytes, long of) {
        long now = System.nanoTime();
        if (display == null || now - shownAt > PAUSE_NANOS) {
            shownAt = now;
            String all = of < 0 ? "" : " of " + size(of);
            show("Downloading " + file + ", " + size(bytes) + all + "." + sum());
        }
    }

    @Override
    public synchronized void downloaded(String file, long bytes) {
        files++;
        total += bytes;
    }

    /** Says what came of it. */
    synchronized void finish(Resolution resolution) {
        if (!resolution.found().isEmpty()) {
            show("Loaded " + names(resolution.found()) + "." + (files == 0 ? "" : " " + downloads()));
        } else {
            show(resolution.conflicts().isEmpty() ? "Everything is loaded already." : "Nothing is loaded.");
        }
        closed = true;
    }

    /** Says no more, however long a download goes on that nobody waits for. */
    @Override
    public synchronized void close() {
        if (display != null) {
            show(downloads());
        }
        closed = true;
    }

    private static String names(List<Library> loaded) {
        String named = loaded.stream().limit(NAMED).map(Library::toString).collect(Collectors.joining(", "));
        int more = loaded.size() - NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private String sum() {
        return files == 0 ? "" : " " + count(files) + " of " + size(total) + " before.";
    }

    private String downloads() {
        return "Downloaded " + count(files) + ", " + size(total) + ".";
    }

    private static String count(int files) {
        return files + (files == 1 ? " file" : " files");
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? (bytes + 999) / 1_000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void show(String text) {
        MimeBundle line = MimeBundle.text(text);
        String shown = display;
        if (closed) {
            return;
        }
        if (shown == null) {
            display = Display.show(line);
        } else {
            Display.update(shown, line);
        }
    }
}
