package wildrydes.answers.derive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.KeyParser;
import wildrydes.answers.notebook.Notebook;

/** All keys of a folder, and the folder where their notebooks belong. */
public final class Derivation {

    private final Path keys;

    /** @param keys the folder of the keys, {@code NN-*.md} */
    public Derivation(Path keys) {
        this.keys = keys;
    }

    /** The keys, in the order of their numbers. */
    public List<Key> keys() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(keys)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).matches("[0-9]{2}-.*\\.md"))
                    .sorted()
                    .toList();
        }
        var read = new ArrayList<Key>();
        for (Path file : files) {
            read.add(KeyParser.parse(file));
        }
        return List.copyOf(read);
    }

    /** Writes the version of every key that differs from what stands in the folder. @return the files written */
    public List<Path> write(Version version, Path folder) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        for (Key key : keys()) {
            Notebook notebook = version.of(key);
            Path file = folder.resolve(key.name() + ".ipynb");
            if (!holds(file, notebook)) {
                Files.writeString(file, notebook.text(), StandardCharsets.UTF_8);
                written.add(file);
            }
        }
        return written;
    }

    /** Notebooks of the folder that differ from their key, are missing, or have no key. Empty when all is in step. */
    public List<String> stale(Version version, Path folder) throws IOException {
        var problems = new ArrayList<String>();
        var expected = new ArrayList<Path>();
        for (Key key : keys()) {
            Path file = folder.resolve(key.name() + ".ipynb");
            expected.add(file);
            if (!Files.exists(file)) {
                problems.add(file.getFileName() + " is missing.");
            } else if (!holds(file, version.of(key))) {
                problems.add(file.getFileName() + " differs from its key.");
            }
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(".ipynb") && !expected.contains(file))
                        .sorted()
                        .forEach(file -> problems.add(file.getFileName() + " has no key."));
            }
        }
        return List.copyOf(problems);
    }

    private static boolean holds(Path file, Notebook notebook) throws IOException {
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.UTF_8).equals(notebook.text());
    }
}
