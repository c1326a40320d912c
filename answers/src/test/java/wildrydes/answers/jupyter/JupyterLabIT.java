package wildrydes.answers.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Key;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.workbook.JupyterLab;

/** Notebook 01 as a learner sees it: JupyterLab, a browser, all cells. Pictures are left in {@code answers/target/screenshots}. */
class JupyterLabIT {

    private static final double PATIENCE_MILLIS = 120_000;
    private static final double SHELL_MILLIS = 500;
    private static final String NAME = "01-stream.ipynb";

    @TempDir
    Path folder;

    @Test
    void notebook01RunsInTheBrowserAndShowsTablesMapsAndTheDashboard() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(
                work.resolve(NAME), Version.STUDENT.of(key("01-stream")).text(), StandardCharsets.UTF_8);
        Path browser = Chromium.program();

        try (JupyterLab lab = JupyterEnvironment.open(folder, "lab/tree/" + NAME);
                Playwright playwright = Chromium.driver();
                BrowserContext context =
                        playwright.chromium().launchPersistentContext(folder.resolve("profile"), options(browser))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(lab.server().address("lab/tree/" + NAME));
            Locator notebook = page.locator(".jp-NotebookPanel");
            // The notebook's own sign says idle before there is a kernel; cells that run then are lost.
            page.locator("#jp-bottom-panel :text('Java | Idle')").first().waitFor();

            choose(page, "Run", "Run All Cells");
            page.waitForCondition(() -> prompts(notebook).allMatch(prompt -> prompt.matches("\\[\\d+]:")));

            assertThat(notebook.locator("[data-mime-type='application/vnd.jupyter.stderr']")
                            .allTextContents())
                    .as("outputs on stderr and errors")
                    .isEmpty();
            Locator table = notebook.locator(".jp-OutputArea-output table:has-text('sequenceNumber')")
                    .first();
            assertThat(table.textContent()).contains("shardId-000000000000", "Shadowfax");
            Locator maps = notebook.locator(".jp-OutputArea-output svg[role=img]");
            assertThat(maps.count()).isEqualTo(2);
            assertThat(maps.last().textContent()).contains("Shadowfax", "Bucephalus");
            Locator denial = notebook.locator("summary:has-text('denied: kinesis:PutRecord on stream/wildrydes')");
            assertThat(denial.count()).isEqualTo(1);
            Locator frame = notebook.locator("iframe[title^='Dashboard']");
            // The page has its guest's credentials, and they let it read.
            frame.contentFrame().locator("body:has-text('2 shards')").waitFor();

            picture(page, table, "01-stream-table");
            picture(page, maps.last(), "01-stream-map");
            picture(page, denial, "01-stream-denial");
            picture(page, frame, "01-stream-dashboard");
            darkTheme(page);
            picture(page, table, "01-stream-table-dark");
            picture(page, maps.last(), "01-stream-map-dark");
            picture(page, denial, "01-stream-denial-dark");
        } finally {
            LocalCloud.stop(new CloudHome(folder.resolve("home")));
        }
    }

    @Test
    void theTerminalHasTheWorkbooksCommands() throws IOException {
        Files.createDirectories(folder.resolve("work"));
        Path browser = Chromium.program();

        try (JupyterLab lab = JupyterEnvironment.open(folder, "lab");
                Playwright playwright = Chromium.driver();
                BrowserContext context =
                        playwright.chromium().launchPersistentContext(folder.resolve("profile"), options(browser))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(lab.server().address("lab"));
            page.locator(".jp-LauncherCard:has-text('Terminal')").first().click();
            Locator terminal = page.locator(".jp-Terminal .xterm");
            terminal.waitFor();

            // The screen is a picture: what programs print is read from files. Keys before the shell is there are lost.
            page.waitForCondition(() -> {
                types(page, terminal, "touch ready");
                return Files.exists(folder.resolve("ready"));
            });
            types(page, terminal, "producer --help > producer.txt; aws sts get-caller-identity > aws.txt; touch done");
            page.waitForCondition(() -> Files.exists(folder.resolve("done")));

            assertThat(folder.resolve("producer.txt")).content().contains("Usage: producer [-name NAME]");
            assertThat(folder.resolve("aws.txt")).content().contains("arn:aws:iam::000000000000:user/administrator");
            picture(page, terminal, "terminal");
        } finally {
            LocalCloud.stop(new CloudHome(folder.resolve("home")));
        }
    }

    private static void types(Page page, Locator terminal, String line) {
        terminal.click();
        page.keyboard().type(line);
        page.keyboard().press("Enter");
        page.waitForTimeout(SHELL_MILLIS);
    }

    /** What a learner sees around a place. */
    private static void picture(Page page, Locator place, String name) throws IOException {
        Path screenshots = Files.createDirectories(Project.here().target().resolve("screenshots"));
        place.evaluate("element => element.scrollIntoView({block: 'center'})");
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve(name + ".png")));
    }

    private static void darkTheme(Page page) {
        menu(page, "Settings");
        page.locator(".lm-Menu-itemLabel:text-is('Theme')").click();
        page.locator(".lm-Menu-itemLabel:text-is('JupyterLab Dark')").click();
        page.waitForFunction("document.body.dataset.jpThemeLight === 'false'");
    }

    private static void choose(Page page, String menu, String item) {
        menu(page, menu);
        page.locator(".lm-Menu-itemLabel:text-is('" + item + "')").click();
    }

    private static void menu(Page page, String menu) {
        page.locator(".lm-MenuBar-itemLabel:text-is('" + menu + "')").click();
    }

    /** What stands before the code cells: a number where one has run. */
    private static Stream<String> prompts(Locator notebook) {
        return notebook.locator(".jp-CodeCell .jp-InputPrompt").allTextContents().stream()
                .map(String::strip);
    }

    private static BrowserType.LaunchPersistentContextOptions options(Path browser) {
        return new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(browser)
                .setHeadless(true)
                .setViewportSize(1280, 1000)
                .setArgs(Chromium.ARGUMENTS);
    }

    private static Key key(String name) throws IOException {
        return new Derivation(Project.here().keys())
                .keys().stream()
                        .filter(key -> key.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
