package wildrydes.cloud.store;

import java.nio.file.Path;

/**
 * What the disk has not kept of the commit log, though it was acknowledged perhaps. Everything else is read.
 *
 * @param sentence what is lost, for a person
 */
public record Damage(String sentence) {

    /**
     * Bytes of a file that are no entries any more.
     *
     * @param copy of the whole file, as it was
     */
    static Damage of(Path file, long from, long to, Path copy) {
        return new Damage("Bytes " + from + " to " + to + " of " + file + " are damaged, and what they said is lost;"
                + " all else is read. " + copy + " is a copy of the file as it was; delete it when nobody needs it.");
    }

    /** Entries whose file is not there. */
    static Damage missing(Path folder, long first, long last) {
        return new Damage("Entries " + first + " to " + last + " of the commit log are missing in " + folder
                + ", and what they said is lost; all else is read. Restore the missing file from a copy while no cloud"
                + " uses the folder, if there is one.");
    }
}
