package wildrydes.cloud.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page in a browser, by what its reader calls its parts, and what the browser complained of meanwhile. */
final class Dashboard {

    final Page page;
    final List<String> complaints = new CopyOnWriteArrayList<>();
    final List<String> foreign = new CopyOnWriteArrayList<>();

    /** @param address of the page's folder, with its query */
    Dashboard(Page page, String address) {
        this.page = page;
        String origin = address.substring(0, address.indexOf('/', "https://".length()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                foreign.add(request.url());
            }
        });
        page.navigate(address);
    }

    Locator pool() {
        return page.getByLabel("Identity pool id");
    }

    Locator streams() {
        return page.getByLabel("Streams");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator status() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator problems() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** The row of a unicorn that flies. */
    Locator flying(String name) {
        return row("flying", name);
    }

    /** The row of a unicorn that was last seen. */
    Locator left(String name) {
        return row("left", name);
    }

    private Locator row(String table, String name) {
        return page.locator("#" + table + " tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(name))));
    }

    Locator markers() {
        return page.locator(".unicorn");
    }

    Locator popup() {
        return page.locator(".leaflet-popup-content");
    }

    /** A count or text under "Reading". */
    Locator reading(String id) {
        return page.locator("#" + id);
    }

    void picture(String name) {
        Browser.picture(page, name);
    }
}
