package wildrydes.kernel.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.jupyter.KernelLog;

class BesideTest {

    @TempDir
    Path folder;

    @Test
    void whatIsLeftAtTheEndIsDone() {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch ending = new CountDownLatch(1);
        try (var beside = new Beside("work", new KernelLog(folder.resolve("log")))) {
            beside.run(() -> {
                await(ending);
                done.add("begun");
            });
            beside.run(() -> done.add("waiting"));
            ending.countDown();
            beside.finish(60);
        }

        assertThat(done).containsExactly("begun", "waiting");
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Path log = folder.resolve("log");
        try (var beside = new Beside("work", new KernelLog(log))) {
            beside.run(() -> await(never));
            beside.finish(0);
        }

        assertThat(Files.readString(log)).contains("took too long for the kernel's end");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
