package wildrydes.cloud.dashboard;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A browser for a whole class of tests, and for each test an empty cloud. */
abstract class WatchedDashboardTest {

    @TempDir
    static Path profile;

    static Browser browser;

    @TempDir
    Path folder;

    WatchedCloud cloud;

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        browser = new Browser(profile, ColorScheme.LIGHT, "");
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        cloud = new WatchedCloud(folder, 10, List.of());
    }

    @AfterEach
    void close() {
        browser.closePages();
        cloud.close();
    }
}
