package wildrydes.cloud.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an owner hands over at a checkpoint. Used by one thread. */
public final class Checkpoint {

    private final Disk disk;
    private final Damages damages;
    private final ByteArrayOutputStream state = new ByteArrayOutputStream();
    private final DataOutputStream output = new DataOutputStream(state);
    private final List<Path> deleted = new ArrayList<>();

    /** @param damages is told what the disk does not keep of the files that are written */
    Checkpoint(Disk disk, Damages damages) {
        this.disk = disk;
        this.damages = damages;
    }

    /** Where the snapshot is written. */
    public DataOutput state() {
        return output;
    }

    /**
     * Moves the durable records of a tape into its files, and describes it in the snapshot.
     *
     * @param sinceMillis files that hold nothing but records that arrived earlier are deleted
     */
    public void write(Tape tape, long sinceMillis) throws IOException {
        deleted.addAll(tape.flush(disk, sinceMillis, damages));
        tape.describe(output);
    }

    /** Deletes a file, or a folder with all that is in it, when the snapshot that no longer speaks of it is on the disk. */
    public void delete(Path path) {
        deleted.add(path);
    }

    byte[] snapshot() {
        return state.toByteArray();
    }

    void deleteOutdated() throws IOException {
        for (Path path : deleted) {
            for (Path inside : inside(path)) {
                disk.delete(inside);
            }
        }
    }

    private static List<Path> inside(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
