package wildrydes.lab;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.live.Endings;
import wildrydes.lab.live.Scene;

/** Live views while time flows. */
class LiveFlowIT {

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;

    private Screenshot screen;

    @BeforeAll
    static void open() {
        Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(LocalCloud.open(home, CloudProgram.find(), Map.of(), waited -> {}));
    }

    @AfterAll
    static void close() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void begin() {
        lab.clock().speed(60);
        screen = Screenshot.begin();
    }

    /** Counts. */
    private static class Counter implements Scene {

        final AtomicInteger looks = new AtomicInteger();
        final AtomicInteger pictures = new AtomicInteger();

        @Override
        public void look(Instant now) {
            looks.incrementAndGet();
        }

        @Override
        public MimeBundle picture(Instant now) {
            pictures.incrementAndGet();
            return MimeBundle.text(looks + " looks");
        }
    }

    /** A view of an hour, on a thread of its own that works for a cell; at 60x it takes a minute. */
    private record Hour(Thread thread, CompletableFuture<LiveView> view) {

        static Hour begin(CellId cell, Scene scene) {
            CompletableFuture<LiveView> view = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                CellId.enter(cell);
                try {
                    view.complete(LiveView.of(lab.control(), ofHours(1), scene));
                } catch (RuntimeException | StackOverflowError e) {
                    view.completeExceptionally(e);
                }
            });
            thread.start();
            return new Hour(thread, view);
        }
    }

    private static void untilLooked(Counter counter, int looks) throws InterruptedException {
        while (counter.looks.get() < looks) {
            Thread.sleep(5);
        }
    }

    @Test
    void framesAreFewAndLooksAreAll() {
        Counter counter = new Counter();
        long began = System.nanoTime();

        LiveView view = LiveView.of(lab.control(), ofSeconds(60), counter);

        assertThat(view).asString().contains("1 minute passed.").endsWith("\n61 looks");
        assertThat(counter.looks.get()).as("one each second of cloud time").isEqualTo(61);
        assertThat(screen.only().data().get("text/plain")).isEqualTo(view.toString());
        long quarters = (System.nanoTime() - began) / 250_000_000;
        assertThat(screen.updates()).as("beside the first and the last").isBetween(1, (int) quarters + 1);
        assertThat(counter.pictures.get()).as("none is drawn that is not shown").isEqualTo(screen.updates() + 1);
    }

    @Test
    void anInterruptEndsTheViewAndTheClockStandsStill() throws Exception {
        Counter counter = new Counter();
        CellId cell = new CellId("run-1", Optional.of("c1"));
        Hour hour = Hour.begin(cell, counter);
        untilLooked(counter, 3);

        hour.thread().interrupt();
        // As the kernel does: its own interrupt first, then the listeners' on a thread beside it.
        new Endings().interrupted(cell);

        assertThatThrownBy(hour.view()::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(LabException.class)
                .hasMessage("Interrupted; the clock stands still again.");
        assertThat(lab.control().clock().flowing()).isFalse();
        assertThat(lab.control().clock().participants()).isEmpty();
        assertThat(screen.text()).contains("before the end.", " looks");
    }

    @Test
    void aCellThatIsAskedForAgainEndsItsViewsAndNoOthers() throws Exception {
        CellId cell = new CellId("run-1", Optional.of("c1"));
        Counter counter = new Counter();
        Hour hour = Hour.begin(cell, counter);
        untilLooked(counter, 3);

        new Endings().repeated(new CellId("run-0", Optional.of("c0")));
        int before = counter.looks.get();
        untilLooked(counter, before + 3);
        new Endings().repeated(cell);

        assertThat(hour.view().join()).asString().contains("; the clock was stopped ", "before the end.");
        assertThat(lab.control().clock().participants()).isEmpty();
        Instant stopped = lab.clock().now();
        lab.clock().run(ofSeconds(1));
        assertThat(lab.clock().now()).isEqualTo(stopped.plusSeconds(1));
    }

    @Test
    void anInterruptOfTheCellReachesAViewOnAnotherThread() throws Exception {
        CellId cell = new CellId("run-1", Optional.of("c1"));
        Counter counter = new Counter();
        Hour hour = Hour.begin(cell, counter);
        untilLooked(counter, 3);

        new Endings().interrupted(cell);

        assertThatThrownBy(hour.view()::join).cause().hasMessage("Interrupted; the clock stands still again.");
    }

    @Test
    void whatAStoppedThreadLeavesUndoneIsDoneAfterTheCell() throws Exception {
        CellId cell = new CellId("run-1", Optional.of("c1"));
        Counter counter = new Counter() {
            @Override
            public void look(Instant now) {
                super.look(now);
                if (looks.get() == 5) {
                    // As Thread.stop() makes of it.
                    throw new StackOverflowError();
                }
            }
        };
        Hour hour = Hour.begin(cell, counter);
        assertThatThrownBy(hour.view()::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(screen.text()).doesNotContain("stopped");

        new Endings().after(new CellId("run-0", Optional.of("c0")));
        assertThat(screen.text()).doesNotContain("stopped");
        new Endings().after(cell);

        assertThat(screen.text()).contains("; the clock was stopped ", "before the end.\n5 looks");
        assertThat(lab.control().clock().participants()).isEmpty();
        Instant stopped = lab.clock().now();
        assertThat(lab.clock().now()).isEqualTo(stopped);
        lab.clock().run(ofSeconds(1));
        new Endings().after(cell);
        assertThat(lab.clock().now()).isEqualTo(stopped.plusSeconds(1));
    }

    @Test
    void aCellThatIsAskedForAgainAlsoEndsAPlainRun() throws Exception {
        CellId cell = new CellId("run-1", Optional.of("c1"));
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            CellId.enter(cell);
            lab.clock().run(ofHours(1));
        });
        while (!screen.text().contains("UTC")) {
            Thread.sleep(5);
        }
        while (!run.isDone()) {
            new Endings().repeated(cell);
            Thread.sleep(5);
        }

        run.join();
        assertThat(screen.text()).contains("; the clock was stopped ", "before the end.");
    }

    @Test
    void twoViewsAtOnceEachHaveTheirTime() throws Exception {
        Instant from = lab.clock().now();
        CompletableFuture<Duration> run = CompletableFuture.supplyAsync(() -> {
            Counter counter = new Counter();
            LiveView.of(lab.control(), ofMinutes(1), counter);
            return ofSeconds(counter.looks.get() - 1);
        });
        Counter counter = new Counter();

        LiveView.of(lab.control(), ofSeconds(20), counter);

        assertThat(counter.looks.get()).isGreaterThanOrEqualTo(21);
        assertThat(run.join()).isEqualTo(ofMinutes(1));
        assertThat(Duration.between(from, lab.clock().now())).isBetween(ofMinutes(1), ofSeconds(80));
    }
}
