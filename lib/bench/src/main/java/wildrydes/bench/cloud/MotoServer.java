package wildrydes.bench.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;

/** moto's server, a Python program that keeps everything in memory. */
record MotoServer() implements Contestant {

    static final Peer PEER = new Peer("moto", "moto server (python3 -m moto.server), in memory only");
    static final Measure ABSENT = Measure.notRun("python3 with moto is not installed");

    private static final long PATIENCE_SECONDS = 20;

    @Override
    public List<String> command(Path folder, int port) {
        return List.of("python3", "-m", "moto.server", "-p", String.valueOf(port));
    }

    @Override
    public boolean understandsCbor() {
        return false;
    }

    @Override
    public boolean printsReadyLine() {
        return false;
    }

    /** Whether it is installed here. */
    static boolean present() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import moto.server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no python3
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
