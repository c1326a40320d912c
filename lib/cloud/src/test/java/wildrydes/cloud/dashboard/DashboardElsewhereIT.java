package wildrydes.cloud.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page where it is not at home: behind a proxy's prefix, under a hub's name, in a frame, and where it cannot sign. */
class DashboardElsewhereIT {

    @TempDir
    Path folder;

    private PrefixProxy proxy;
    private WatchedCloud cloud;
    private String pool;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        proxy = new PrefixProxy();
        cloud = new WatchedCloud(folder.resolve("cloud"), 10, List.of(hub()));
        proxy.to(cloud.port());
        cloud.stream("wildrydes", 1);
        pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 30);
    }

    @AfterEach
    void close() {
        proxy.close();
        cloud.close();
    }

    private String hub() {
        return "http://" + Browser.HUB + ":" + proxy.port();
    }

    private Browser browser(String secure) {
        return new Browser(folder.resolve("profile"), ColorScheme.LIGHT, secure);
    }

    private String watching() {
        return "/_dashboard/?pool=" + pool + "&streams=wildrydes";
    }

    @Test
    void itSignsForWhatTheCloudSeesBehindAPrefix() {
        try (Browser browser = browser("")) {
            Dashboard dashboard = new Dashboard(browser.page(), proxy.address("127.0.0.1", watching()));

            assertThat(dashboard.flying("Shadowfax")).hasCount(1);
            assertThat(dashboard.markers()).hasCount(1);
            dashboard.page.waitForCondition(() -> cloud.leases().contains("dashboard"));
            assertThat(dashboard.complaints).isEmpty();
            assertThat(dashboard.foreign).isEmpty();

            // Without its last slash the address leads there, too, and keeps what it asks for.
            Dashboard other = new Dashboard(
                    browser.page(), proxy.address("localhost", watching().replace("/?", "?")));
            assertThat(other.flying("Shadowfax")).hasCount(1);
        }
    }

    @Test
    void itWorksUnderTheNameOfAHubThatIsAllowed() {
        try (Browser browser = browser(hub())) {
            Dashboard dashboard = new Dashboard(browser.page(), proxy.address(Browser.HUB, watching()));

            assertThat(dashboard.flying("Shadowfax")).hasCount(1);
            dashboard.page.waitForCondition(() -> cloud.leases().contains("dashboard"));
            assertThat(dashboard.complaints).isEmpty();
        }
    }

    @Test
    void withoutASecureContextItSaysWhatToDo() {
        try (Browser browser = browser("")) {
            Dashboard dashboard = new Dashboard(browser.page(), proxy.address(Browser.HUB, watching()));

            assertThat(dashboard.problems()).containsText("This page cannot sign requests here.");
            assertThat(dashboard.problems()).containsText("this one came from " + hub());
            assertThat(dashboard.problems()).containsText("Open it by https, or on the computer where the cloud runs");
            assertThat(dashboard.status()).hasText("Not started: no secure context.");
            assertThat(dashboard.complaints).isEmpty();
        }
    }

    @Test
    void pagesOfThisMachineShowItInAFrameAndOthersDoNot() {
        try (Browser browser = browser("")) {
            Page jupyter = framing(browser, "http://localhost:8888/lab");
            FrameLocator frame = jupyter.frameLocator("iframe");
            assertThat(frame.locator("#flying tr")).hasCount(1);
            assertThat(frame.locator(".unicorn")).hasCount(1);
            jupyter.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/dashboard-frame.png")));

            Page evil = framing(browser, "http://" + Browser.HUB + "/");
            evil.waitForCondition(() -> evil.frames().get(1).url().startsWith("chrome-error:"));
        }
    }

    /** A page at an address that shows the dashboard as a notebook's output does. */
    private Page framing(Browser browser, String address) {
        Page page = browser.page();
        page.route(
                address,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<h1>A notebook</h1><iframe width=900 height=600 src='" + cloud.endpoint() + watching()
                                + "'></iframe>")));
        page.navigate(address);
        return page;
    }
}
