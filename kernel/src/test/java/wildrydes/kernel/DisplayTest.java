package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.CellFunctions;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.Output;

class DisplayTest {

    @Test
    void whatIsShownStandsBetweenWhatIsPrinted() throws Exception {
        try (var kernel = new TestKernel()) {
            var id = new AtomicReference<String>();
            kernel.shell.on("show", () -> {
                System.out.print("before");
                id.set(Display.show(MimeBundle.text("shown").withHtml("<b>shown</b>")));
                System.out.print("after");
                return null;
            });

            assertThat(kernel.client().execute("show").outputs())
                    .containsExactly(
                            new Output.Stream("stdout", "before"),
                            new Output.DisplayData(
                                    MimeBundle.text("shown").withHtml("<b>shown</b>"), Optional.of(id.get())),
                            new Output.Stream("stdout", "after"));
        }
    }

    @Test
    void valuesAreDrawnByTheRenderer() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("show", () -> Display.show(List.of(1, 2)));

            Execution cell = kernel.client().execute("show");

            assertThat(cell.outputs().get(0))
                    .isEqualTo(new Output.DisplayData(MimeBundle.text("<[1, 2]>"), Optional.of(cell.resultText())));
        }
    }

    @Test
    void anUpdateChangesWhatAnEarlierCellShows() throws Exception {
        try (var kernel = new TestKernel()) {
            var id = new AtomicReference<String>();
            kernel.shell.on("show", () -> {
                id.set(Display.show(MimeBundle.text("0 of 10")));
                return null;
            });
            kernel.shell.on("update", () -> {
                Display.update(id.get(), MimeBundle.text("10 of 10"));
                return null;
            });

            Execution first = kernel.client().execute("show");
            Execution second = kernel.client().execute("update");

            assertThat(second.outputs()).isEmpty();
            assertThat(kernel.client().outputs(first.id()))
                    .containsExactly(new Output.DisplayData(MimeBundle.text("10 of 10"), Optional.of(id.get())));
        }
    }

    @Test
    void outputIsClearedAtOnceOrWithTheNextOutput() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("now", () -> {
                System.out.print("old");
                Display.clear(false);
                return null;
            });
            kernel.shell.on("later", () -> {
                System.out.print("old");
                Display.clear(true);
                System.out.print("new");
                return null;
            });

            assertThat(kernel.client().execute("now").outputs()).isEmpty();
            assertThat(kernel.client().execute("later").outputs()).containsExactly(new Output.Stream("stdout", "new"));
        }
    }

    @Test
    void aThreadShowsForTheCellThatStartedIt() throws Exception {
        try (var kernel = new TestKernel()) {
            var go = new CountDownLatch(1);
            var thread = new AtomicReference<Thread>();
            kernel.shell.on("start", () -> {
                thread.set(new Thread(() -> {
                    try {
                        go.await();
                        Display.show(MimeBundle.text("late"));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
                thread.get().start();
                return null;
            });
            kernel.shell.on("meanwhile", () -> {
                go.countDown();
                thread.get().join();
                return null;
            });

            Execution first = kernel.client().execute("start");
            Execution second = kernel.client().execute("meanwhile");

            assertThat(second.outputs()).isEmpty();
            assertThat(kernel.client().outputs(first.id()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Output.DisplayData.class,
                            shown -> assertThat(shown.bundle()).isEqualTo(MimeBundle.text("late")));
        }
    }

    @Test
    void aCellShowsAndUpdatesInFormatsAsInIJava() throws Exception {
        try (var kernel = new TestKernel()) {
            var id = new AtomicReference<String>();
            kernel.shell.on("show", () -> {
                id.set(CellFunctions.display("<b>3</b>", "text/html", "text/markdown"));
                return CellFunctions.render("**end**", "text/markdown");
            });
            kernel.shell.on("update", () -> {
                CellFunctions.updateDisplay(id.get(), "<b>2</b>", "text/html");
                return null;
            });

            Execution first = kernel.client().execute("show");
            assertThat(((Output.DisplayData) first.outputs().get(0)).bundle().data())
                    .isEqualTo(Map.of("text/plain", "<b>3</b>", "text/html", "<b>3</b>", "text/markdown", "<b>3</b>"));
            assertThat(first.result().orElseThrow().bundle().data())
                    .isEqualTo(Map.of("text/plain", "**end**", "text/markdown", "**end**"));
            kernel.client().execute("update");
            assertThat(((Output.DisplayData) kernel.client().outputs(first.id()).get(0))
                            .bundle()
                            .data())
                    .isEqualTo(Map.of("text/plain", "<b>2</b>", "text/html", "<b>2</b>"));
        }
    }

    @Test
    void aNotebookRegistersHowItsClassesLook() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("register", () -> {
                Display.register(Integer.class, number -> MimeBundle.text("number " + number));
                return Display.render(1);
            });

            assertThat(kernel.client().execute("register").resultText()).isEqualTo("number 1");
        }
    }

    @Test
    void whoShowsWhatHasNoFormInJsonIsTold() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("show", () -> {
                assertThatThrownBy(() -> Display.show(MimeBundle.text("x").with("application/json", new Object())))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "A java.lang.Object has no form in JSON. Use maps, lists, texts, numbers and booleans.");
                Display.show(MimeBundle.text("x").with("application/json", Map.of("a", List.of(1, 2.5, true, "b"))));
                return null;
            });

            Execution cell = kernel.client().execute("show");

            assertThat(cell.error()).isEmpty();
            assertThat(((Output.DisplayData) cell.outputs().get(0)).bundle().data())
                    .containsEntry("application/json", Map.of("a", List.of(1, 2.5, true, "b")));
        }
    }
}
