package wildrydes.answers.jupyter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.opentest4j.TestAbortedException;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.run.NotebookRun;
import wildrydes.answers.run.NotebookRunner;
import wildrydes.answers.run.RunException;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonEnvironment;

/**
 * Makes the pictures of the tour in the README anew. The notebooks run with their solutions, one after the other, in an account of
 * their own and in step time, so that figures come out the same; nbconvert makes a page of each as JupyterLab shows it, and Chromium
 * takes pictures of cells.
 */
final class Pictures {

    /** One of each notebook; none shows what a learner is to find out. */
    static final List<Picture> TOUR = List.of(
            Picture.of("00-set-up", "tour").withOutputs(":has(svg)"),
            Picture.of("01-stream", "herd").withOutputs(".jp-OutputArea-executeResult, :last-child"),
            Picture.of("02-aggregate", "explain"),
            Picture.of("03-process", "why"),
            Picture.of("04-store-and-query", "first-query"),
            Picture.of("05-clean-up", "inventory").withPageWidth(1476));

    /** Pixels, of a picture. */
    static final int MOST_WIDE = 1200;

    /** Bytes, of a picture. */
    static final int MOST_LARGE = 150_000;

    private static final int PAGE_HEIGHT = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A page asks for scripts that these cells do without. */
    private static final Pattern NETWORK = Pattern.compile("https?://.*");

    private final Project project;
    private final Path pages;

    private Pictures(Project project, Path pages) {
        this.project = project;
        this.pages = pages;
    }

    /** Ends with 1 and a sentence where they cannot be made. */
    public static void main(String[] arguments) throws IOException {
        try {
            Path browser = Chromium.program();
            Path pages = Project.here().target().resolve("pictures");
            var pictures = new Pictures(Project.here(), Files.createDirectories(pages));
            pictures.run(JupyterEnvironment.ready());
            pictures.take(browser);
        } catch (TestAbortedException | RunException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static Path folder(Project project) {
        return project.root().resolve("answers/pictures");
    }

    private void run(PythonEnvironment python) throws IOException {
        System.out.println("The notebooks run, which takes two minutes or so");
        List<NotebookRun> runs = NotebookRunner.of(project)
                .inOrder(new Derivation(project.keys())
                        .keys().stream().map(Version.SOLVED::of).toList());
        for (NotebookRun run : runs) {
            run.problems().forEach(System.err::println);
            Path file = pages.resolve(run.notebook().name() + ".ipynb");
            Files.writeString(file, run.notebook().text(), StandardCharsets.UTF_8);
            Program.Outcome page = python.run("-m", "nbconvert", "--to", "html", "--theme", "light", file.toString())
                    .run(PATIENCE, line -> {});
            if (page.failed()) {
                throw new RunException("No page could be made of " + file + ":\n" + String.join("\n", page.lines()));
            }
        }
    }

    private void take(Path program) throws IOException {
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setHeadless(true)
                .setArgs(Chromium.ARGUMENTS);
        try (Playwright playwright = Chromium.driver();
                Browser browser = playwright.chromium().launch(options)) {
            for (Picture picture : TOUR) {
                Path file = Files.createDirectories(folder(project)).resolve(picture.notebook() + ".png");
                try (BrowserContext context = browser.newContext(scaled(picture.pageWidth()))) {
                    byte[] taken = cell(context.newPage(), picture).screenshot();
                    FewColours.write(ImageIO.read(new ByteArrayInputStream(taken)), file);
                }
                System.out.println("Wrote " + file + ", " + Files.size(file) / 1000 + " KB");
            }
        }
    }

    private Locator cell(Page page, Picture picture) {
        page.route(NETWORK, Route::abort);
        page.navigate(pages.resolve(picture.notebook() + ".html").toUri().toString());
        Locator cell = page.locator("[id='cell-id=" + picture.cell() + "']");
        cell.locator(".jp-OutputArea-child")
                .evaluateAll(
                        "(outputs, shown) => outputs.forEach(output => { if (!output.matches(shown)) output.remove(); })",
                        picture.outputs());
        return cell;
    }

    /** A page that gives pictures of a width that is allowed. */
    private static Browser.NewContextOptions scaled(int width) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, PAGE_HEIGHT)
                .setDeviceScaleFactor(Math.min(1, (double) MOST_WIDE / width));
    }
}
