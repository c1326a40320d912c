package wildrydes.cloud.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
    void pagesOfThisMachineShowItInAFrameAndOthersDoNot() throws IOException {
        byte[] notebook = ("<h1>A notebook</h1><iframe width=900 height=600 src='" + cloud.endpoint() + watching()
                        + "'></iframe>")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer jupyter = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        jupyter.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("content-type", "text/html");
            exchange.sendResponseHeaders(200, notebook.length);
            exchange.getResponseBody().write(notebook);
            exchange.close();
        });
        jupyter.start();
        try (Browser browser = browser("")) {
            int port = jupyter.getAddress().getPort();
            Page ours = browser.page();
            ours.navigate("http://localhost:" + port + "/");
            FrameLocator frame = ours.frameLocator("iframe");
            assertThat(frame.locator("#flying tr")).hasCount(1);
            assertThat(frame.locator(".unicorn")).hasCount(1);
            Browser.picture(ours, "dashboard-frame");

            Page foreign = browser.page();
            ConsoleMessage refusal = foreign.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.type().equals("error")),
                    () -> foreign.navigate("http://" + Browser.HUB + ":" + port + "/"));
            assertThat(refusal.text()).contains("frame-ancestors");
        } finally {
            jupyter.stop(0);
        }
    }
}
