package wildrydes.kernel.help;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of files for a path that is being written. */
final class FileNames {

    private static final int SHOWN = 500;

    private FileNames() {}

    /**
     * The files and folders that the last part of this path may mean, sorted; hidden ones only where that begins with a dot.
     *
     * @param folder where relative paths begin
     * @return none where there is no such folder
     */
    static List<Candidate> completing(String begun, Path folder) {
        int slash = begun.lastIndexOf('/');
        String name = begun.substring(slash + 1);
        var found = new ArrayList<Candidate>();
        try {
            Path in = folder.resolve(begun.substring(0, slash + 1));
            if (!Files.isDirectory(in)) {
                return List.of();
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
                for (Path each : entries) {
                    String entry = each.getFileName().toString();
                    if (entry.startsWith(name) && (name.startsWith(".") || !entry.startsWith("."))) {
                        found.add(new Candidate(
                                Files.isDirectory(each) ? entry + "/" : entry, "path", "", Candidate.GENERAL));
                    }
                    if (found.size() == SHOWN) {
                        break;
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            // A folder that may not be read offers nothing.
            return List.of();
        }
        found.sort(Candidate.ORDER);
        return found;
    }
}
