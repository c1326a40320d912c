package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the disk has not kept of the commit log or of a tape's file, though it was acknowledged perhaps. Everything else is read.
 *
 * @param sentence what is lost, for a person
 */
public record Damage(String sentence) {

    private static final int MOST_PLACES = 8;
    private static final String RESTORE =
            "Restore the file from a copy while no cloud uses the folder, if there is one.";

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

    /**
     * Bytes of a file of records that are no records any more.
     *
     * @param content whose records the file holds
     * @param losses at least one
     */
    static Damage of(Path file, String content, List<Survey.Loss> losses) {
        String places = losses.stream()
                .limit(MOST_PLACES)
                .map(loss -> loss.from() + " to " + loss.to() + " (" + positions(loss.first(), loss.last()) + ")")
                .collect(Collectors.joining(", "));
        if (losses.size() > MOST_PLACES) {
            places += " and " + (losses.size() - MOST_PLACES) + " other places up to position "
                    + losses.get(losses.size() - 1).last();
        }
        return new Damage("Bytes " + places + " of " + file + ", which has records of " + content
                + ", are damaged or missing, and these records are lost; all others are served. " + RESTORE);
    }

    /** A file of records that is not there. */
    static Damage missing(Path file, String content, long first, long last) {
        return new Damage("The file " + file + ", which has records of " + content + " (" + positions(first, last)
                + "), is missing, and these records are lost; all others are served. " + RESTORE);
    }

    /** A file of records that the system does not let us read. */
    static Damage unreadable(Path file, String content, IOException reason) {
        return new Damage("The file " + file + ", which has records of " + content + ", could not be read ("
                + reason + "), so that reading them failed; they are not lost. Let the cloud's user read the file, and"
                + " they are served.");
    }

    /**
     * A folder of records that belong to nothing that the state knows.
     *
     * @param kept where it is now
     */
    static Damage unknown(Path folder, Path kept) {
        return new Damage(
                "The folder " + folder + " has records of something that the state has lost; it is kept as " + kept
                        + ". Restore the state from a copy and give the folder its name back while no cloud uses them, or delete"
                        + " it.");
    }

    private static String positions(long first, long last) {
        return first == last ? "position " + first : "positions " + first + " to " + last;
    }
}
