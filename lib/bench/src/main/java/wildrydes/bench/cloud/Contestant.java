package wildrydes.bench.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A local cloud that can be started; each start has an empty folder. */
interface Contestant {

    /** The command that starts it on a port, with its state, if it keeps any, in the folder. */
    List<String> command(Path folder, int port);

    /** Whether it is ready: what it prints, or that its port answers. */
    boolean printsReadyLine();

    /** Whether it understands the SDK's CBOR; JSON is spoken to it otherwise. */
    boolean understandsCbor();

    /** What its process needs besides the command. */
    default void prepare(ProcessBuilder process, int port) {}

    default Running start(Path folder) throws IOException {
        return Running.start(this, folder);
    }
}
