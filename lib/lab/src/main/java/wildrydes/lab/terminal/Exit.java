package wildrydes.lab.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.RefusedException;

/** How a program ends: what goes wrong is a sentence and an exit code. */
final class Exit {

    /** All is well. */
    static final int DONE = 0;
    /** Something is not as it has to be. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int MISUSED = 2;

    private Exit() {}

    /** What a program does. */
    @FunctionalInterface
    interface Work {
        int run() throws InterruptedException;
    }

    /** Does it. @return the exit code */
    static int of(Work work, PrintStream notes) {
        try {
            return work.run();
        } catch (Flags.UsageException e) {
            notes.println(e.getMessage());
            return MISUSED;
        } catch (LabException | RefusedException | SdkException e) {
            notes.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** What a program writes on is UTF-8, as records are. */
    static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
