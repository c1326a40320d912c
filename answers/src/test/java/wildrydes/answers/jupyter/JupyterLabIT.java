package wildrydes.answers.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Key;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.workbook.JupyterLab;

/** Notebook 01 as a learner sees it: JupyterLab, a browser, all cells. Pictures are left in {@code answers/target/screenshots}. */
class JupyterLabIT {

    private static final double PATIENCE_MILLIS = 120_000;

    /** JupyterLab keeps only what is in view; what is not shown would not be found. */
    private static final int TALL = 12_000;

    @TempDir
    Path folder;

    @Test
    void notebook01RunsInTheBrowserAndShowsTablesAndPlots() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(
                work.resolve("01-stream.ipynb"),
                Version.STUDENT.of(key("01-stream")).text(),
                StandardCharsets.UTF_8);
        Path browser = browser();
        Path screenshots = Files.createDirectories(Project.here().target().resolve("screenshots"));

        try (JupyterLab lab = JupyterEnvironment.open(folder, "lab/tree/01-stream.ipynb");
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                BrowserContext context =
                        playwright.chromium().launchPersistentContext(folder.resolve("profile"), options(browser))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(lab.server().address("lab/tree/01-stream.ipynb"));

            Locator notebook = page.locator(".jp-NotebookPanel:visible");
            notebook.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")
                    .waitFor();
            runAllCells(page);

            Locator table = notebook.locator(".jp-OutputArea-output table:has-text('sequenceNumber')");
            table.first().waitFor();
            Locator plots = notebook.locator(".jp-OutputArea-output img");
            page.waitForCondition(() -> plots.count() >= 3);
            page.waitForCondition(() -> prompts(notebook).noneMatch(prompt -> prompt.contains("*")));
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve("01-stream.png")));

            assertThat(notebook.locator("[data-mime-type='application/vnd.jupyter.stderr']")
                            .count())
                    .as("outputs on stderr")
                    .isZero();
            assertThat(prompts(notebook).filter(Predicate.not(String::isBlank)))
                    .as("numbers of code cells that ran")
                    .hasSizeGreaterThan(15)
                    .allMatch(prompt -> prompt.matches("\\[\\d+]:"));
            assertThat(table.first().innerText()).contains("shardId-000000000000", "Shadowfax");

            page.keyboard().press("Control+s");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            darkTheme(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve("01-stream-dark.png")));
        } finally {
            LocalCloud.stop(new CloudHome(folder.resolve("home")));
        }
    }

    private static void runAllCells(Page page) {
        menu(page, "Run", "Run All Cells");
    }

    private static void darkTheme(Page page) {
        page.locator(".lm-MenuBar-itemLabel:text-is('Settings')").click();
        page.locator(".lm-Menu-itemLabel:text-is('Theme')").hover();
        page.locator(".lm-Menu-itemLabel:text-is('JupyterLab Dark')").click();
        page.locator("body[data-jp-theme-light='false']").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void menu(Page page, String menu, String item) {
        page.locator(".lm-MenuBar-itemLabel:text-is('" + menu + "')").click();
        page.locator(".lm-Menu-itemLabel:text-is('" + item + "')").click();
    }

    /** What stands before the code cells, such as {@code [3]:}. */
    private static Stream<String> prompts(Locator notebook) {
        return notebook.locator(".jp-CodeCell .jp-InputPrompt").allInnerTexts().stream();
    }

    private static BrowserType.LaunchPersistentContextOptions options(Path browser) {
        return new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(browser)
                .setHeadless(true)
                .setViewportSize(1200, TALL)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private static Path browser() {
        Machine machine = Machine.here();
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
                .flatMap(name -> machine.program(name).stream())
                .findFirst()
                .orElseGet(() ->
                        abort("Not run, since there is no Chromium on the PATH; on Debian: apt install chromium"));
    }

    private static Key key(String name) throws IOException {
        return new Derivation(Project.here().keys())
                .keys().stream()
                        .filter(key -> key.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
