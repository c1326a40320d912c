package wildrydes.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** The process's log, {@code cloud.log} in the data folder; the console is left to the ready line. */
final class LogFile implements AutoCloseable {

    private static final long MOST_BYTES = 4 << 20;
    /** Held, since a logger that nobody holds loses its level. Jetty tells of its own start at length. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

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
        JETTY.setLevel(Level.WARNING);
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
            super(out, new Line());
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }
    }

    /** One line an entry, in the international form, which needs none of the JDK's tables of languages. */
    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            StringWriter text = new StringWriter();
            text.append(entry.getInstant().toString())
                    .append(' ')
                    .append(entry.getLevel().getName())
                    .append(' ')
                    .append(entry.getLoggerName())
                    .append(": ")
                    .append(formatMessage(entry))
                    .append('\n');
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }
}
