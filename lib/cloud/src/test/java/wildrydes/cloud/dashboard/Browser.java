package wildrydes.cloud.dashboard;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium of this machine, without a window and without a network: every name but this machine's leads nowhere. */
final class Browser implements AutoCloseable {

    /** A name that is mapped to this machine, for pages that come from elsewhere. */
    static final String HUB = "hub.example";

    private static final double PATIENCE_MILLIS = 30_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final BrowserContext context;

    /**
     * @param profile folder for what the browser keeps
     * @param secure an origin that counts as one that came over a safe way; empty for none
     */
    Browser(Path profile, ColorScheme scheme, String secure) {
        Path program = program();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--host-resolver-rules=MAP " + HUB
                        + " 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"));
        if (!secure.isEmpty()) {
            arguments.add("--unsafely-treat-insecure-origin-as-secure=" + secure);
        }
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program)
                                .setHeadless(true)
                                .setColorScheme(scheme)
                                .setViewportSize(1280, 900)
                                .setArgs(arguments));
        context.setDefaultTimeout(PATIENCE_MILLIS);
    }

    Page page() {
        return context.newPage();
    }

    void closePages() {
        context.pages().forEach(Page::close);
    }

    /** Leaves a picture for those who want to see. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static Path program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .orElseGet(() ->
                        abort("Not run, since there is no Chromium on the PATH; on Debian: apt install chromium"));
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
