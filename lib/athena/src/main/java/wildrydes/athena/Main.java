package wildrydes.athena;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import wildrydes.athena.engine.Engine;
import wildrydes.athena.pipe.Conversation;

/** The program: answers queries that come on standard input, on standard output, until standard input ends. What else it has to say goes to standard error. */
public final class Main {

    /** Of the heap that {@code athena.args} gives; the rest is for Trino itself and what is read at the moment. */
    private static final double QUERY_SHARE = 0.4;

    private static final int CANNOT_GO_ON = 3;

    private Main() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        InputStream in = System.in;
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        Engine engine = new Engine((long) (Runtime.getRuntime().maxMemory() * QUERY_SHARE));
        Runnable end = () -> Runtime.getRuntime().halt(CANNOT_GO_ON);
        HeapWatch.start(end);
        new Conversation(engine, in, out, end).hold();
        // Trino's threads are not waited for. A JVM that was told to keep its classes in an archive does so now.
        System.exit(0);
    }
}
