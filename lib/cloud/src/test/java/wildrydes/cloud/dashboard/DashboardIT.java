package wildrydes.cloud.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner sees of unicorns, and does to see them. */
class DashboardIT {

    @TempDir
    Path folder;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private WatchedCloud cloud;
    private Browser browser;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        browser = new Browser(folder.resolve("profile"), ColorScheme.LIGHT, "");
        cloud = new WatchedCloud(folder.resolve("cloud"), 10, List.of());
    }

    @AfterEach
    void close() {
        browser.close();
        cloud.close();
    }

    private Page page(String query) {
        Page page = browser.page();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(cloud.endpoint() + "/_dashboard/" + query);
        return page;
    }

    private static Locator row(Page page, String table, String name) {
        return page.locator("#" + table + " tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void twoUnicornsAppearAndOneThatStopsLeaves() {
        cloud.stream("wildrydes", 2);
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 20);
        cloud.fly("Bucephalus", "wildrydes", 215);

        Page page = page("");
        page.getByLabel("Identity pool id").fill(pool);
        page.getByText("Start").first().click();

        assertThat(row(page, "flying", "Shadowfax")).hasCount(1);
        assertThat(row(page, "flying", "Bucephalus")).hasCount(1);
        assertThat(page.locator(".unicorn")).hasCount(2);
        row(page, "flying", "Bucephalus")
                .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .click();
        assertThat(page.locator(".leaflet-popup-content")).containsText("Bucephalus");
        assertThat(page.locator(".leaflet-popup-content")).containsText("67.1 mph");
        assertThat(page.locator(".leaflet-popup-content")).containsText("145");
        Browser.picture(page, "dashboard-light");

        cloud.land("Bucephalus");

        assertThat(row(page, "left", "Bucephalus")).hasCount(1);
        assertThat(row(page, "flying", "Bucephalus")).hasCount(0);
        assertThat(page.locator(".unicorn")).hasCount(1);
        assertThat(row(page, "flying", "Shadowfax")).hasCount(1);
        Browser.picture(page, "dashboard-left");
        assertThat(complaints).isEmpty();
    }
}
