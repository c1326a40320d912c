package wildrydes.cloud.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** What a learner sees of unicorns. Pictures are left in {@code target/screenshots}. */
class DashboardIT extends WatchedDashboardTest {

    @BeforeEach
    void create() {
        cloud.stream("wildrydes", 2);
    }

    private Dashboard dashboard(String query) {
        return new Dashboard(browser.page(), cloud.endpoint() + "/_dashboard/" + query);
    }

    @Test
    void twoUnicornsAppearAndOneThatStopsLeaves() {
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 20);
        cloud.fly("Bucephalus", "wildrydes", 215);

        Dashboard dashboard = dashboard("");
        dashboard.pool().fill(pool);
        dashboard.button("Start").click();

        assertThat(dashboard.flying("Shadowfax")).containsText("67.1 mph");
        assertThat(dashboard.flying("Bucephalus")).containsText("145");
        assertThat(dashboard.markers()).hasCount(2);
        assertThat(dashboard.status()).containsText("Watching wildrydes: 2 unicorns.");
        dashboard.button("Bucephalus").click();
        assertThat(dashboard.popup()).hasText("BucephalusSpeed67.1 mphHealth145Magic148Streamwildrydes");
        dashboard.button("Follow all").click();
        dashboard.picture("dashboard-light");

        cloud.land("Bucephalus");

        assertThat(dashboard.left("Bucephalus")).hasCount(1);
        assertThat(dashboard.flying("Bucephalus")).hasCount(0);
        assertThat(dashboard.markers()).hasCount(1);
        assertThat(dashboard.status()).containsText("Bucephalus left, silent for 30 seconds.");
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);

        cloud.fly("Bucephalus", "wildrydes", 215);

        assertThat(dashboard.flying("Bucephalus")).hasCount(1);
        assertThat(dashboard.left("Bucephalus")).hasCount(0);
        assertThat(dashboard.complaints).isEmpty();
        assertThat(dashboard.foreign).isEmpty();
    }

    @Test
    void theAddressFillsTheFieldsAndStarts() {
        String pool = cloud.readyPool();
        cloud.stream("other", 1);
        cloud.fly("Shadowfax", "wildrydes", 0);
        cloud.fly("Rocinante", "other", 90);

        Dashboard dashboard = dashboard("?pool=" + pool + "&streams=wildrydes,other");

        assertThat(dashboard.pool()).hasValue(pool);
        assertThat(dashboard.streams()).hasValue("wildrydes, other");
        assertThat(dashboard.flying("Shadowfax")).containsText("wildrydes");
        assertThat(dashboard.flying("Rocinante")).containsText("other");
        assertThat(dashboard.reading("budget"))
                .hasText("3 shards: this page reads 1 of the 5 times a second that each can be read");

        // What was typed is there again at the next visit.
        Dashboard next = dashboard("");
        assertThat(next.pool()).hasValue(pool);
        assertThat(next.streams()).hasValue("wildrydes, other");
        assertThat(next.status()).hasText("Not started.");
    }

    @Test
    void aBadRecordIsCountedAndShownAndFreezesNothing() {
        Dashboard dashboard = dashboard("?pool=" + cloud.readyPool() + "&streams=wildrydes");
        cloud.fly("Shadowfax", "wildrydes", 0);
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);

        cloud.put("wildrydes", "a", "{\"Name\":\"Broken\",");
        cloud.put("wildrydes", "a", "<b>no JSON</b>");
        cloud.put("wildrydes", "a", "{\"Name\":\"Nowhere\",\"Latitude\":\"north\"}");

        assertThat(dashboard.reading("bad")).hasText("3");
        dashboard.page.getByText("The last bad record").click();
        assertThat(dashboard.reading("bad-reason"))
                .containsText("its Latitude is \"north\", not a number (stream wildrydes,");
        assertThat(dashboard.reading("bad-text")).hasText("{\"Name\":\"Nowhere\",\"Latitude\":\"north\"}");

        cloud.put(
                "wildrydes",
                "a",
                WatchedCloud.position("Twin\\u003cb>", 40.75, -73.9) + WatchedCloud.position("Einhörnchen", 40.7, -74));

        assertThat(dashboard.flying("Twin<b>")).hasCount(1);
        assertThat(dashboard.flying("Einhörnchen")).hasCount(1);
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.complaints).isEmpty();
    }

    @Test
    void aCrowdIsShownInPartAndFreezesNothing() {
        Dashboard dashboard = dashboard("?pool=" + cloud.readyPool() + "&streams=wildrydes");
        // The places of LATEST are taken.
        assertThat(dashboard.reading("budget")).containsText("2 shards");
        cloud.crowd("wildrydes", 400);

        assertThat(dashboard.page.locator("#flying tr")).hasCount(300);
        assertThat(dashboard.markers()).hasCount(300);
        assertThat(dashboard.reading("crowd")).hasText("Only 300 are shown; 100 positions of others were passed over.");
        assertThat(dashboard.status()).containsText("and 295 more appeared.");
        dashboard.button("Follow all").click();
        dashboard.picture("dashboard-crowd");
        assertThat(dashboard.left("Unicorn")).hasCount(50);
        assertThat(dashboard.markers()).hasCount(0);
    }

    @Test
    void everythingWorksByKeyboard() {
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 45);
        Dashboard dashboard = dashboard("");
        Page page = dashboard.page;

        page.keyboard().press("Tab");
        assertThat(dashboard.pool()).isFocused();
        page.keyboard().type(pool);
        page.keyboard().press("Enter");
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);

        page.keyboard().press("Tab");
        assertThat(dashboard.streams()).isFocused();
        page.keyboard().press("Tab");
        assertThat(dashboard.button("Start")).isFocused();
        page.keyboard().press("Tab");
        assertThat(dashboard.button("Stop")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.APPLICATION)).isFocused();
        assertThat(dashboard.button("Follow all")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("ArrowLeft");
        assertThat(dashboard.button("Follow all")).hasAttribute("aria-pressed", "false");
        page.keyboard().press("Tab");
        assertThat(dashboard.button("Shadowfax, details")).isFocused();
        page.keyboard().press("Enter");
        assertThat(dashboard.popup()).containsText("67.1 mph");
        page.keyboard().press("Escape");
        assertThat(dashboard.popup()).hasCount(0);

        dashboard.button("Shadowfax").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.popup()).containsText("67.1 mph");

        dashboard.button("Stop").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.status()).hasText("Stopped.");
        assertThat(dashboard.button("Start")).isFocused();
    }

    @Test
    void itFollowsTheReadersTasteForDarkness() {
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 20);
        cloud.fly("Bucephalus", "wildrydes", 250);
        Dashboard dashboard = dashboard("?pool=" + pool + "&streams=wildrydes,missing");
        assertThat(dashboard.markers()).hasCount(2);
        assertThat(dashboard.problems()).containsText("There is no stream 'missing'.");

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            dashboard.page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(scheme));
            assertThat(contrasts(dashboard)).allSatisfy(pair -> assertThat(pair).endsWith("ok"));
            dashboard.picture("dashboard-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-problem");
        }
        dashboard.page.setViewportSize(480, 900);
        dashboard.picture("dashboard-narrow");
    }

    /** Every pair of text and ground, and whether its contrast is that of WCAG 2.2 (AA), 4.5. */
    @SuppressWarnings("unchecked")
    private static List<String> contrasts(Dashboard dashboard) {
        return (List<String>) dashboard.page.evaluate("""
                () => {
                    const style = getComputedStyle(document.documentElement);
                    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
                    const light = name => {
                        canvas.fillStyle = style.getPropertyValue('--' + name).trim();
                        canvas.fillRect(0, 0, 1, 1);
                        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value =>
                            value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
                        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                    };
                    return [['text', 'page'], ['text', 'control'], ['text', 'trouble'], ['quiet', 'page'], ['quiet', 'control'],
                            ['on-main', 'main'], ['place', 'land'], ['place-water', 'water']].map(([text, ground]) => {
                        const [low, high] = [light(text), light(ground)].sort((one, other) => one - other);
                        const contrast = (high + 0.05) / (low + 0.05);
                        return `${text} on ${ground}: ${contrast.toFixed(2)} ${contrast >= 4.5 ? 'ok' : 'too little'}`;
                    });
                }""");
    }

    @Test
    void streetTilesComeOnlyWhenTheReaderAsks() {
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 20);
        Dashboard dashboard = dashboard("?pool=" + pool + "&streams=wildrydes");
        List<String> tiles = new CopyOnWriteArrayList<>();
        dashboard.page.context().route("https://tile.openstreetmap.org/**", route -> {
            tiles.add(String.valueOf(route.request().headers().get("referer")));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("image/svg+xml")
                    .setBodyBytes("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        // Nothing on the page could load one before.
        dashboard.page.evaluate("() => { new Image().src = 'https://tile.openstreetmap.org/0/0/0.png'; }");
        assertThat(tiles).isEmpty();

        dashboard.button("Street tiles").click();

        assertThat(dashboard.button("Street tiles")).hasAttribute("aria-pressed", "true");
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.page.locator(".leaflet-control-attribution")).containsText("OpenStreetMap");
        dashboard.page.waitForCondition(() -> !tiles.isEmpty());
        assertThat(tiles).containsOnly(cloud.endpoint() + "/");

        dashboard.button("Street tiles").click();

        assertThat(dashboard.button("Street tiles")).hasAttribute("aria-pressed", "false");
        assertThat(dashboard.page.locator(".leaflet-control-attribution")).not().containsText("OpenStreetMap");
    }

    @Test
    void timePassesWhileAPageWatchesAndNoLonger() {
        String pool = cloud.readyPool();
        cloud.lab.post("/_lab/clock/hold", "");
        Dashboard dashboard = dashboard("?pool=" + pool + "&streams=wildrydes");
        assertThat(dashboard.status()).containsText("Watching");
        dashboard.page.waitForCondition(() -> cloud.leases().equals(List.of("dashboard")));

        cloud.fly("Shadowfax", "wildrydes", 20);

        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        dashboard.page.waitForCondition(
                () -> dashboard.reading("records").textContent().compareTo("5") > 0);
        assertThat(dashboard.reading("throttled")).hasText("0");

        dashboard.page.close();

        Dashboard next = dashboard("");
        next.page.waitForCondition(() -> cloud.leases().isEmpty());
    }

    @Test
    void whileTimeStandsStillTheReadsOfItsSecondAreLeftToOthers() {
        Dashboard dashboard = dashboard("?pool=" + cloud.readyPool() + "&streams=wildrydes");
        assertThat(dashboard.status()).containsText("Watching");
        // A page that opens its lease after the hold would let time pass again.
        dashboard.page.waitForCondition(() -> cloud.leases().equals(List.of("dashboard")));

        cloud.lab.post("/_lab/clock/hold", "");

        assertThat(dashboard.reading("time")).containsText("stands still; reading goes on when it passes");
        cloud.fly("Shadowfax", "wildrydes", 20);
        cloud.lab.post("/_lab/clock/flow", "");
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.reading("throttled")).hasText("0");
    }

    @Test
    void unicornsAreFollowedThroughResharding() {
        Dashboard dashboard = dashboard("?pool=" + cloud.readyPool() + "&streams=wildrydes");
        cloud.fly("Shadowfax", "wildrydes", 20);
        cloud.fly("Bucephalus", "wildrydes", 215);
        assertThat(dashboard.markers()).hasCount(2);

        cloud.kinesis.updateShardCount(request ->
                request.streamName("wildrydes").targetShardCount(4).scalingType(ScalingType.UNIFORM_SCALING));

        assertThat(dashboard.reading("budget")).containsText("4 shards");
        cloud.fly("Rocinante", "wildrydes", 100);
        assertThat(dashboard.flying("Rocinante")).hasCount(1);
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.problems()).isEmpty();
    }

    @Test
    void aComputerWhoseClockIsWrongSignsByTheClouds() {
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 20);
        Page page = browser.page();
        page.addInitScript("""
                const Real = Date;
                globalThis.Date = class extends Real {
                    constructor(...parts) {
                        super(...(parts.length === 0 ? [Real.now() + 86_400_000] : parts));
                    }

                    static now() {
                        return Real.now() + 86_400_000;
                    }
                };""");

        Dashboard dashboard =
                new Dashboard(page, cloud.endpoint() + "/_dashboard/?pool=" + pool + "&streams=wildrydes");

        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.complaints).isEmpty();
    }

    @Test
    void readsThatAreRefusedAreCountedAndOthersGetRoom() {
        Dashboard dashboard = dashboard("?pool=" + cloud.readyPool() + "&streams=wildrydes");
        assertThat(dashboard.status()).containsText("Watching");
        cloud.lab.post("/_lab/clock", "{\"speed\":1}");
        cloud.fly("Shadowfax", "wildrydes", 20);

        cloud.readWildly("wildrydes", true);

        dashboard.page.waitForCondition(
                () -> !dashboard.reading("throttled").textContent().equals("0"));
        assertThat(dashboard.reading("budget")).containsText("refused and rest a little, since others read them, too");

        cloud.readWildly("wildrydes", false);

        assertThat(dashboard.reading("budget")).not().containsText("rest a little");
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.complaints)
                .allSatisfy(complaint -> assertThat(complaint).contains("status of 400"));
    }
}
