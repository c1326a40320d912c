package wildrydes.kernel.jupyter;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in the kernel itself, in a file: its own standard streams belong to no notebook. The file is made by the
 * first entry, since most kernels have nothing to say and logging takes time to load. Leaves the logging of notebooks alone.
 */
public final class KernelLog {

    private final Path file;
    private @Nullable Logger logger;

    public KernelLog(Path file) {
        this.file = file;
    }

    public void warn(String message) {
        logger().log(Level.WARNING, message);
    }

    public void warn(String message, Throwable cause) {
        logger().log(Level.WARNING, message, cause);
    }

    private synchronized Logger logger() {
        if (logger == null) {
            logger = Logger.getAnonymousLogger();
            logger.setUseParentHandlers(false);
            logger.addHandler(handler());
        }
        return logger;
    }

    private Handler handler() {
        try {
            return new Flushing(new StreamHandler(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), new Line()));
        } catch (IOException e) {
            // Without a file there is no other place that would not disturb a notebook.
            return new Silent();
        }
    }

    /** Writes each entry through: a kernel may be killed at any moment. */
    private static final class Flushing extends Handler {

        private final StreamHandler stream;

        Flushing(StreamHandler stream) throws IOException {
            this.stream = stream;
            stream.setEncoding(StandardCharsets.UTF_8.name());
        }

        @Override
        public void publish(LogRecord entry) {
            stream.publish(entry);
            stream.flush();
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private static final class Silent extends Handler {

        @Override
        public void publish(LogRecord entry) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Line extends Formatter {

        @Override
        public String format(LogRecord entry) {
            var text = new StringWriter();
            text.append(entry.getInstant().toString())
                    .append(' ')
                    .append(entry.getLevel().getName())
                    .append(' ')
                    .append(entry.getMessage())
                    .append('\n');
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }
}
