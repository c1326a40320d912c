package wildrydes.answers.jupyter;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildrydes.lab.setup.machine.Machine;

/** The Chromium that this computer has, and what drives it without a window. */
final class Chromium {

    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** Where it lies; without one, the test ends with the reason. */
    static Path program() {
        Machine machine = Machine.here();
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
                .flatMap(name -> machine.program(name).stream())
                .findFirst()
                .orElseGet(() ->
                        abort("Not run, since there is no Chromium on the PATH; on Debian: apt install chromium"));
    }

    /** What drives it, which brings no browser of its own. */
    static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }
}
