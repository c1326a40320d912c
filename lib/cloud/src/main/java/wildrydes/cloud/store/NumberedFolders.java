package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * A folder of folders, each of which belongs to what has its number. Whatever else lies in it is nobody's business.
 *
 * @param root made by whoever writes into it
 */
public record NumberedFolders(Path root) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** The folder of a number. */
    public Path of(long number) {
        return root.resolve(String.valueOf(number));
    }

    /**
     * Folders whose owners are gone, but whose process ended before it had deleted them. One with a number that was never
     * given out, as far as the state knows, is no such folder: it shows that the state was lost, so it is kept under another
     * name, and told.
     *
     * @param known whether something has a number
     * @param last the largest number that was given out
     */
    public List<Path> abandoned(LongPredicate known, long last, Damages damages) throws IOException {
        List<Path> abandoned = new ArrayList<>();
        for (Path folder : numbered()) {
            long number = Long.parseLong(folder.getFileName().toString());
            if (number > last) {
                Path kept = folder.resolveSibling(number + ".lost");
                if (Files.notExists(kept)) {
                    Files.move(folder, kept);
                }
                damages.add(Damage.unknown(folder, kept));
            } else if (!known.test(number)) {
                abandoned.add(folder);
            }
        }
        return abandoned;
    }

    private List<Path> numbered() throws IOException {
        List<Path> numbered = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(
                    root, path -> NUMBER.matcher(path.getFileName().toString()).matches())) {
                found.forEach(numbered::add);
            }
        }
        return numbered;
    }
}
