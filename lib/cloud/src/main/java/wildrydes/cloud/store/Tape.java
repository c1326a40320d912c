package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Records in their order, each at a position that rises. New runs are in memory and in the commit log; a checkpoint moves
 * them into files. Readers see a run when it is on the disk, and none behind one that is still on its way. Safe for
 * concurrent use, but for checkpoints, which one thread makes at a time.
 */
public final class Tape {

    /** A file that is larger is followed by a new one. */
    private static final long FILE_BYTES = 8 << 20;
    /** So is one whose first record is so much older, so that old records leave with their file. */
    private static final long FILE_MILLIS = 3_600_000;

    private static final Logger LOG = Logger.getLogger(Tape.class.getName());

    private record Held(Run run, Commit commit) {}

    private final Path folder;
    private final List<Held> held = new ArrayList<>(0);
    /** So many of these, from the first on, have come to the disk or never will, as last looked at. */
    private int settled;

    private List<TapeFile> files = List.of();
    /** Whether the folder may hold files of an earlier process that are not the tape's; used by checkpoints only. */
    private boolean unswept = true;

    private long flushed;
    private long next = 1;
    private long lastArrival;

    /** @param folder made when the first file is written */
    public Tape(Path folder) {
        this.folder = folder;
    }

    /** The position behind all that was ever given out. */
    public synchronized long next() {
        return next;
    }

    /** Arrival of the newest record, in milliseconds since the epoch; the next one must not be earlier. */
    public synchronized long lastArrival() {
        return lastArrival;
    }

    /** Takes a run that was appended to the log; its first position is {@link #next()} or larger. */
    public synchronized void add(Run run, Commit commit) {
        if (run.first() < next || run.arrivalMillis() < lastArrival) {
            throw new IllegalArgumentException("A run at " + run.first() + " of " + run.arrivalMillis()
                    + " comes behind " + next + " of " + lastArrival + ".");
        }
        held.add(new Held(run, commit));
        next = run.last() + 1;
        lastArrival = run.arrivalMillis();
    }

    /** Takes a run that was read back from the log, unless it is in a file already. */
    public synchronized void replay(Run run, Commit commit) {
        if (run.first() >= next) {
            add(run, commit);
        }
    }

    /**
     * Reads records that are on the disk. Those that the disk has lost are passed over, which {@link Damages} tells.
     *
     * @param from first position
     * @param most most records
     * @param mostBytes most bytes of keys and data, unless the first record alone has more
     * @param sinceMillis records that arrived earlier are passed over
     * @throws StoreException where a file is there and cannot be read
     */
    public Page read(long from, int most, long mostBytes, long sinceMillis) {
        List<TapeFile> toRead = new ArrayList<>(0);
        List<Run> tail;
        long last;
        synchronized (this) {
            for (TapeFile file : files) {
                if (file.last() >= from && file.lastArrival() >= sinceMillis) {
                    toRead.add(file);
                }
            }
            settle(); // once: what comes to the disk between two looks would count as read and be in no page
            tail = durable(from, most);
            last = lastDurable();
        }
        Page.Builder page = new Page.Builder(from, most, mostBytes, sinceMillis);
        for (TapeFile file : toRead) {
            if (page.hasRoom()) {
                read(file, from, page);
            }
        }
        for (Run run : tail) {
            if (page.hasRoom()) {
                run.read(from, page);
            }
        }
        return page.page(last);
    }

    private void read(TapeFile file, long from, Page.Builder page) {
        try {
            file.read(from, page);
        } catch (NoSuchFileException e) {
            missing(file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A file is not there: since it was deleted as outdated meanwhile, or since it is lost. */
    private void missing(TapeFile file, NoSuchFileException e) {
        if (has(file)) {
            file.missing();
        } else {
            LOG.log(Level.FINE, "Its records have grown too old since the list of files was made.", e);
        }
    }

    private synchronized boolean has(TapeFile file) {
        return files.stream().anyMatch(one -> one.path().equals(file.path()));
    }

    private static StoreException unreadable(TapeFile file, IOException e) {
        file.unreadable(e);
        return new StoreException("Records in " + file.path() + " could not be read: " + e, e);
    }

    /** Tells of files that are missing, or shorter than they were. */
    public void inspect() {
        List<TapeFile> all;
        synchronized (this) {
            all = files;
        }
        for (TapeFile file : all) {
            try {
                if (!file.complete()) {
                    file.inspect();
                }
            } catch (NoSuchFileException e) {
                missing(file, e);
            } catch (IOException e) {
                file.unreadable(e);
            }
        }
    }

    private void settle() {
        while (settled < held.size() && !held.get(settled).commit().pending()) {
            settled++;
        }
    }

    /** Runs in memory that readers may see, from a position on; at least as many records, where there are so many. */
    private List<Run> durable(long from, int most) {
        List<Run> runs = new ArrayList<>(0);
        long records = 0;
        for (int i = firstHeld(from); i < settled && records < most; i++) {
            Held one = held.get(i);
            if (one.commit().durable()) {
                runs.add(one.run());
                records += one.run().last() - Math.max(from, one.run().first()) + 1;
            }
        }
        return runs;
    }

    /** Index of the first run in memory that reaches to a position or beyond. */
    private int firstHeld(long from) {
        int low = 0;
        int high = held.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (held.get(middle).run().last() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long lastDurable() {
        for (int i = settled - 1; i >= 0; i--) {
            if (held.get(i).commit().durable()) {
                return held.get(i).run().last();
            }
        }
        return flushed;
    }

    /**
     * Position of the first record that arrived at that moment or later; {@link #next()} where there is none.
     *
     * @throws StoreException where a file is there and cannot be read
     */
    public long firstSince(long arrivalMillis) {
        List<TapeFile> candidates = new ArrayList<>(0);
        long behind = 0;
        synchronized (this) {
            for (TapeFile file : files) {
                if (file.lastArrival() >= arrivalMillis) {
                    candidates.add(file);
                }
            }
            behind = firstHeldSince(arrivalMillis);
        }
        for (TapeFile file : candidates) {
            long found = firstSince(arrivalMillis, file);
            if (found <= file.last()) {
                return found;
            }
        }
        return behind;
    }

    private long firstHeldSince(long arrivalMillis) {
        for (Held one : held) {
            if (one.run().arrivalMillis() >= arrivalMillis) {
                return one.run().first();
            }
        }
        return next;
    }

    private long firstSince(long arrivalMillis, TapeFile file) {
        try {
            return file.firstSince(arrivalMillis);
        } catch (NoSuchFileException e) {
            missing(file, e);
            return file.last() + 1;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether a file holds nothing but records that arrived before that moment. */
    public synchronized boolean outdated(long sinceMillis) {
        return !files.isEmpty() && files.get(0).lastArrival() < sinceMillis;
    }

    /**
     * Bytes of the files whose records arrived at a moment or later, and all of them before another. A file's records are of an hour;
     * what is still in memory is left out.
     */
    public synchronized long bytesOf(long sinceMillis, long beforeMillis) {
        long bytes = 0;
        for (TapeFile file : files) {
            if (file.lastArrival() >= sinceMillis && file.lastArrival() < beforeMillis) {
                bytes += file.length();
            }
        }
        return bytes;
    }

    /**
     * Moves what is durable from memory into files.
     *
     * @param sinceMillis files that hold nothing but earlier records are no longer part of the tape
     * @param damages is told what the disk does not keep of the files
     * @return those files, to be deleted when no snapshot speaks of them any more
     */
    List<Path> flush(Disk disk, long sinceMillis, Damages damages) throws IOException {
        List<Run> runs = new ArrayList<>();
        int taken;
        synchronized (this) {
            settle();
            taken = settled;
            for (Held one : held.subList(0, taken)) {
                if (one.commit().durable()) {
                    runs.add(one.run());
                }
            }
        }
        List<TapeFile> all = new ArrayList<>(files);
        if (!runs.isEmpty()) {
            append(disk, all, runs, damages);
        }
        List<Path> outdated = unswept ? strays(all) : new ArrayList<>();
        unswept = false;
        while (!all.isEmpty() && all.get(0).lastArrival() < sinceMillis) {
            outdated.add(all.remove(0).path());
        }
        synchronized (this) {
            held.subList(0, taken).clear();
            settled -= taken;
            files = List.copyOf(all);
            if (!runs.isEmpty()) {
                flushed = runs.get(runs.size() - 1).last();
            }
        }
        return outdated;
    }

    /** Files that a process which was killed had no more time to delete, or to speak of in a snapshot. */
    private List<Path> strays(List<TapeFile> all) throws IOException {
        List<Path> strays = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Set<Path> known = new HashSet<>();
            all.forEach(file -> known.add(file.path()));
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + TapeFile.SUFFIX)) {
                for (Path file : found) {
                    if (!known.contains(file)) {
                        strays.add(file);
                    }
                }
            }
        }
        return strays;
    }

    private void append(Disk disk, List<TapeFile> all, List<Run> runs, Damages damages) throws IOException {
        Run first = runs.get(0);
        TapeFile current = all.isEmpty() ? null : all.get(all.size() - 1);
        if (current != null
                && (current.length() >= FILE_BYTES
                        || first.arrivalMillis() - current.firstArrival() >= FILE_MILLIS
                        || !current.extendable())) {
            current = null;
        }
        if (current == null) {
            Files.createDirectories(folder);
        }
        Path path = current == null ? TapeFile.path(folder, first.first()) : current.path();
        List<Block.Mark> written = new ArrayList<>();
        try (Disk.Output output = disk.open(path, current == null ? 0 : current.length())) {
            long at = current == null ? 0 : current.length();
            Block block = new Block();
            for (int i = 0; i < runs.size(); i++) {
                block.add(runs.get(i));
                if (block.full() || i == runs.size() - 1) {
                    output.write(block.encoded());
                    written.add(block.mark(at));
                    at = written.get(written.size() - 1).end();
                    block = new Block();
                }
            }
            output.force();
        }
        if (current == null) {
            all.add(TapeFile.written(path, first, written, damages));
        } else {
            all.set(all.size() - 1, current.extended(written));
        }
    }

    /** Describes the tape's files and where it goes on, for a snapshot. */
    public synchronized void describe(DataOutput to) throws IOException {
        to.writeLong(flushed);
        to.writeLong(files.isEmpty() ? 0 : files.get(files.size() - 1).lastArrival());
        to.writeInt(files.size());
        for (TapeFile file : files) {
            file.describe(to);
        }
    }

    /**
     * The tape that a snapshot describes.
     *
     * @param damages is told what the disk has not kept of its files
     */
    public static Tape described(Path folder, DataInput from, Damages damages) throws IOException {
        Tape tape = new Tape(folder);
        tape.flushed = from.readLong();
        tape.next = tape.flushed + 1;
        tape.lastArrival = from.readLong();
        List<TapeFile> files = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            files.add(TapeFile.described(folder, from, damages));
        }
        tape.files = List.copyOf(files);
        return tape;
    }
}
