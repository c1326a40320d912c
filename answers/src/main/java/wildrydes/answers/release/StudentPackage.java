package wildrydes.answers.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Key;
import wildrydes.answers.run.RunException;

/**
 * The workbook as a file for students: packed programs, notebooks without answers, and what opens them. There are no keys in it; the
 * solutions that stand in for exercises are, compiled, unless a course leaves them out. The same build gives the same bytes.
 */
public final class StudentPackage {

    /** What is made on each computer anew. */
    private static final String ARCHIVES = ".*\\.(?:jsa|aot)";
    /** All entries have it: what was built when is nobody's business, and would make each file another one. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final String FOLDER = "wildrydes/";
    private static final String SOLUTIONS = "wildrydes/answers/solutions/";
    private static final String SOLUTIONS_FOUND = "META-INF/services/wildrydes.lab.exercise.Solution";
    /** Where lab.jar finds its libraries in the package: those of the notebooks, which are the same. */
    private static final String LIBRARIES = "../../../answers/target/lib/";

    private static final List<String> OPENERS = List.of("README.md", "workbook", "workbook.cmd");

    private final Project project;
    private final boolean solutions;

    /** @param solutions whether {@code lab.todo} shall stand in for exercises */
    public StudentPackage(Project project, boolean solutions) {
        this.project = project;
        this.solutions = solutions;
    }

    /**
     * Writes it; a file of before stays when it does not come about.
     *
     * @throws RunException if a part of the project is not packed
     */
    public void write(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try {
            fill(half);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private void fill(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            // Nearly all of it are jars, which are compressed already.
            zip.setLevel(Deflater.BEST_SPEED);
            for (String opener : OPENERS) {
                try (InputStream text =
                        Objects.requireNonNull(StudentPackage.class.getResourceAsStream(opener), opener)) {
                    add(zip, opener, text);
                }
            }
            for (String name : List.of("LICENSE", "NOTICE", "binder/requirements.txt")) {
                file(zip, project.root().resolve(name));
            }
            for (Key key : new Derivation(project.keys()).keys()) {
                add(
                        zip,
                        "notebooks/" + key.name() + ".ipynb",
                        new ByteArrayInputStream(Version.STUDENT.of(key).text().getBytes(StandardCharsets.UTF_8)));
            }
            programs(zip);
        }
    }

    private void programs(ZipOutputStream zip) throws IOException {
        file(zip, project.kernel().resolve("kernel.jar"));
        file(zip, project.kernel().resolve("kernel.args"));
        file(zip, project.cloud().resolve("cloud.jar"));
        file(zip, project.cloud().resolve("cloud.args"));
        folder(zip, project.cloud().resolve("lib"));
        folder(zip, project.cloud().resolve("engines"));
        folder(zip, project.target().resolve("lib"));
        folder(zip, project.target().resolve("function"));
        JarCopy.of(packed(project.lab().resolve("lab.jar")))
                .librariesIn(LIBRARIES)
                .writeTo(entry(zip, name(project.lab().resolve("lab.jar"))));
        zip.closeEntry();
        JarCopy answers = JarCopy.of(packed(project.target().resolve("answers.jar")));
        (solutions ? answers : answers.without(SOLUTIONS).without(SOLUTIONS_FOUND))
                .writeTo(entry(zip, name(project.target().resolve("answers.jar"))));
        zip.closeEntry();
    }

    private void folder(ZipOutputStream zip, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(packed(folder))) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(ARCHIVES))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            file(zip, file);
        }
    }

    private void file(ZipOutputStream zip, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(packed(file))) {
            add(zip, name(file), content);
        }
    }

    private String name(Path file) {
        return project.root().relativize(file).toString().replace('\\', '/');
    }

    private static void add(ZipOutputStream zip, String name, InputStream content) throws IOException {
        content.transferTo(entry(zip, name));
        zip.closeEntry();
    }

    private static OutputStream entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        return zip;
    }

    private static Path packed(Path part) {
        if (!Files.exists(part)) {
            throw new RunException(part + " is missing. Build the project first: ./mvnw -DskipTests package");
        }
        return part;
    }
}
