package wildrydes.answers.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Answer;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Key;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.run.NotebookRun;
import wildrydes.answers.run.NotebookRunner;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.setup.machine.Program;

/** The file for students, of this project: unpacked somewhere else, there are no answers in it, and it runs. */
@Execution(ExecutionMode.CONCURRENT)
class StudentZipIT {

    private static final Project PROJECT = Project.here();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Shorter lines, such as a closing brace, give nothing away. */
    private static final int TELLING = 40;

    /** Compiled, they stand in for exercises, and {@code release --without-solutions} leaves them out. */
    private static final String STAND_IN = "wildrydes/answers/solutions/";

    /** What every role for guests has in its trust, the lab's own among them. */
    private static final Set<String> COMMON = Set.of(
            "\"Principal\": {\"Federated\": \"cognito-identity.amazonaws.com\"},",
            "\"Action\": \"sts:AssumeRoleWithWebIdentity\",");

    private static final Pattern NOT_FOR_STUDENTS = Pattern.compile(
            "answers/notebooks/.*|(?:.*/)?\\d\\d-[\\w-]+\\.(?:md|txt)|.*\\.java|.*-tests?\\.jar|(?:.*/)?wildrydes/(?:.*/)?\\w+(?:Test|IT)\\.class");

    @TempDir
    static Path folder;

    private static Project unpacked;
    private static List<Key> keys;
    private static List<Entry> entries;

    /** A file in the package or in one of its jars; what others have written is empty. */
    private record Entry(String jar, String name, String content) {}

    @BeforeAll
    static void packAndUnpack() throws IOException {
        Path zip = folder.resolve("student.zip");
        new StudentPackage(PROJECT, true).write(zip);
        Path place = folder.resolve("a place");
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = place.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
        Files.delete(zip);
        unpacked = new Project(place.resolve("wildrydes"));
        keys = new Derivation(PROJECT.keys()).keys();
        // Before programs run there, which leave archives of theirs.
        entries = entries();
    }

    @Test
    void itsNotebooksAreThoseWithoutAnswers() throws IOException {
        assertThat(unpacked.notebooks())
                .isDirectoryNotContaining(file -> keys.stream()
                        .noneMatch(key -> file.getFileName().toString().equals(key.name() + ".ipynb")));
        for (Key key : keys) {
            assertThat(unpacked.notebooks().resolve(key.name() + ".ipynb"))
                    .hasContent(Version.STUDENT.of(key).text());
        }
    }

    @Test
    void noAnswerNoKeyAndNoPathOfThisMachineIsInIt() throws IOException {
        List<String> answers = answers();
        assertThat(answers).hasSizeGreaterThan(30);
        assertThat(entries).anyMatch(entry -> entry.name().startsWith(STAND_IN));

        for (Entry entry : entries) {
            assertThat(entry.name()).as(entry.jar()).doesNotMatch(NOT_FOR_STUDENTS);
            assertThat(entry.content())
                    .as(entry.name())
                    .doesNotContain(PROJECT.root().toString());
            if (!entry.name().startsWith(STAND_IN)) {
                assertThat(answers.stream().filter(entry.content()::contains))
                        .as("what %s gives away", entry.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void itsProgramsFindTheirLibraries() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        for (Path jar :
                List.of(unpacked.lab().resolve("lab.jar"), unpacked.cloud().resolve("cloud.jar"))) {
            Program.Outcome help =
                    new Program(List.of(java.toString(), "-jar", jar.toString(), "--help")).run(PATIENCE, line -> {});

            assertThat(help.failed()).as(String.join("\n", help.lines())).isFalse();
        }
    }

    @Test
    void notebook00RunsAsStudentsGetIt() throws IOException {
        assertThat(run(keys.subList(0, 1))).isEmpty();
    }

    @Tag("alone")
    @Test
    void allNotebooksRunAsStudentsGetThem() throws IOException {
        assertThat(run(keys)).isEmpty();
    }

    /** Runs notebooks by what is in the package, one after the other. @return what is wrong */
    private static List<String> run(List<Key> some) throws IOException {
        var notebooks = new ArrayList<Notebook>();
        for (Key key : some) {
            notebooks.add(Notebook.read(unpacked.notebooks().resolve(key.name() + ".ipynb")));
        }
        return NotebookRunner.of(unpacked).inOrder(notebooks).stream()
                .map(NotebookRun::problems)
                .flatMap(List::stream)
                .toList();
    }

    /** Lines of solutions and of model answers that neither a student's notebook nor a hint shows. */
    private static List<String> answers() {
        String shown = Stream.concat(
                        keys.stream().map(key -> Version.STUDENT.of(key).text()),
                        Exercises.checks().stream().flatMap(check -> check.hints().stream()))
                .collect(Collectors.joining("\n"));
        return keys.stream()
                .flatMap(key -> key.cells().stream())
                .flatMap(StudentZipIT::solution)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= TELLING && !COMMON.contains(line))
                .filter(line -> !shown.contains(line) && !shown.contains(line.replace("\"", "\\\"")))
                .distinct()
                .toList();
    }

    private static Stream<String> solution(Cell cell) {
        return cell instanceof Cell.Code code
                ? code.exercise().stream().flatMap(exercise -> exercise.solution().stream())
                : Answer.in(cell.source()).stream().map(Answer::model);
    }

    private static List<Entry> entries() throws IOException {
        var found = new ArrayList<Entry>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(unpacked.root())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = unpacked.root().relativize(file).toString().replace('\\', '/');
            boolean jar = name.endsWith(".jar");
            if (!name.equals("README.md")) {
                found.add(new Entry("", name, jar ? "" : text(Files.readAllBytes(file))));
            }
            if (jar) {
                addJar(found, name, file);
            }
        }
        return found;
    }

    private static void addJar(List<Entry> found, String name, Path file) throws IOException {
        try (var jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(one -> one.getName().contains("wildrydes"))
                    .toList()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    found.add(new Entry(name, entry.getName(), text(content.readAllBytes())));
                }
            }
        }
    }

    /** Of a class file, too: its texts are among its bytes. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
