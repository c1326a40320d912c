package wildrydes.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** The process's log, {@code cloud.log} in the data folder; the console is left to the ready line. */
final class LogFile implements AutoCloseable {

    private static final long MOST_BYTES = 4 << 20;

    private final Handler handler;

    private LogFile(Handler handler) {
        this.handler = handler;
    }

    /** Sends everything that is logged in this process to the file. A file grown too large is set aside first. */
    static LogFile open(Path folder) throws IOException {
        Path file = folder.resolve("cloud.log");
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            Files.move(file, folder.resolve("cloud.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Handler handler = new Flushing(out);
        handler.setEncoding(StandardCharsets.UTF_8.name());
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
        return new LogFile(handler);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
        handler.close();
    }

    private static final class Flushing extends StreamHandler {
        Flushing(OutputStream out) {
            super(out, new SimpleFormatter());
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }
    }
}
