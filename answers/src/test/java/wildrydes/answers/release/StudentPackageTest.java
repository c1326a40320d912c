package wildrydes.answers.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.answers.Project;
import wildrydes.answers.run.RunException;

/** The file for students, of a project with little in it. */
class StudentPackageTest {

    private static final String KEY = """
            ---
            jupyter:
              kernelspec:
                name: java
            ---

            ```java id="e0-one-answer" role="exercise"
            // One.
            // stub: int one = lab.todo("e0-one");
            int one = 1;
            ```
            """;

    @TempDir
    Path folder;

    private Project project;
    private Path zip;

    @BeforeEach
    void aProject() throws IOException {
        project = new Project(folder.resolve("project"));
        zip = folder.resolve("student.zip");
        text("answers/notebooks/00-a.md", KEY);
        for (String name : new String[] {
            "LICENSE",
            "NOTICE",
            "binder/requirements.txt",
            "kernel/target/kernel.jar",
            "kernel/target/kernel.args",
            "kernel/target/original-kernel.jar",
            "lib/cloud/target/cloud.jar",
            "lib/cloud/target/cloud.args",
            "lib/cloud/target/cloud.jsa",
            "lib/cloud/target/cloud-tests.jar",
            "lib/cloud/target/lib/jetty.jar",
            "lib/cloud/target/engines/lambda/runner.jar",
            "lib/cloud/target/engines/lambda/runtime.jsa",
            "lib/cloud/target/engines/lambda/runtime.aot",
            "answers/target/lib/tablesaw.jar",
            "answers/target/function/sdk.jar"
        }) {
            text(name, name);
        }
        Jars.write(project.lab().resolve("lab.jar"), "lib/tablesaw.jar", "wildrydes/lab/Lab.class");
        Jars.write(
                project.target().resolve("answers.jar"),
                "lib/lab.jar",
                "META-INF/services/wildrydes.lab.exercise.Check",
                "META-INF/services/wildrydes.lab.exercise.Solution",
                "wildrydes/answers/checks/One.class",
                "wildrydes/answers/solutions/One.class");
    }

    private void text(String name, String text) throws IOException {
        Path file = project.root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, byte[]> packed(boolean solutions) throws IOException {
        new StudentPackage(project, solutions).write(zip);
        return Jars.entries(Files.readAllBytes(zip));
    }

    @Test
    void programsAndNotebooksWithoutAnswersAreInIt() throws IOException {
        Map<String, byte[]> entries = packed(true);

        assertThat(entries)
                .containsOnlyKeys(
                        "wildrydes/README.md",
                        "wildrydes/workbook",
                        "wildrydes/workbook.cmd",
                        "wildrydes/LICENSE",
                        "wildrydes/NOTICE",
                        "wildrydes/binder/requirements.txt",
                        "wildrydes/notebooks/00-a.ipynb",
                        "wildrydes/kernel/target/kernel.jar",
                        "wildrydes/kernel/target/kernel.args",
                        "wildrydes/lib/cloud/target/cloud.jar",
                        "wildrydes/lib/cloud/target/cloud.args",
                        "wildrydes/lib/cloud/target/lib/jetty.jar",
                        "wildrydes/lib/cloud/target/engines/lambda/runner.jar",
                        "wildrydes/answers/target/lib/tablesaw.jar",
                        "wildrydes/answers/target/function/sdk.jar",
                        "wildrydes/lib/lab/target/lab.jar",
                        "wildrydes/answers/target/answers.jar");
        assertThat(new String(entries.get("wildrydes/notebooks/00-a.ipynb"), StandardCharsets.UTF_8))
                .contains("lab.todo(\\\"e0-one\\\")")
                .doesNotContain("int one = 1;");
    }

    @Test
    void theLabFindsItsLibrariesAmongThoseOfTheNotebooks() throws IOException {
        assertThat(Jars.classPath(packed(true).get("wildrydes/lib/lab/target/lab.jar")))
                .isEqualTo("../../../answers/target/lib/tablesaw.jar");
    }

    @Test
    void aCourseMayLeaveOutWhatStandsInForExercises() throws IOException {
        assertThat(Jars.entries(packed(true).get("wildrydes/answers/target/answers.jar")))
                .containsKeys(
                        "META-INF/services/wildrydes.lab.exercise.Solution", "wildrydes/answers/solutions/One.class");
        assertThat(Jars.entries(packed(false).get("wildrydes/answers/target/answers.jar")))
                .containsOnlyKeys(
                        "META-INF/MANIFEST.MF",
                        "META-INF/services/wildrydes.lab.exercise.Check",
                        "wildrydes/answers/checks/One.class");
    }

    @Test
    void theSameBuildGivesTheSameBytes() throws IOException {
        packed(true);
        byte[] first = Files.readAllBytes(zip);
        Files.setLastModifiedTime(project.kernel().resolve("kernel.jar"), FileTime.fromMillis(1_000_000));

        packed(true);

        assertThat(zip).hasBinaryContent(first);
    }

    @Test
    void whatIsNotPackedIsNamedAndNothingHalfIsLeft() throws IOException {
        packed(true);
        byte[] before = Files.readAllBytes(zip);
        Path missing = project.cloud().resolve("cloud.jar");
        Files.delete(missing);

        assertThatThrownBy(() -> packed(true))
                .isInstanceOf(RunException.class)
                .hasMessage(missing + " is missing. Build the project first: ./mvnw -DskipTests package");

        assertThat(zip).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
    }
}
