package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectTest {

    @Test
    void theProjectOfThisClassIsTheOneItWasBuiltIn() {
        Project project = Project.here();

        assertThat(project.root().resolve("mvnw")).isRegularFile();
        assertThat(project.requirements()).isRegularFile();
        assertThat(project.notebooks().resolve("00-set-up.ipynb")).isRegularFile();
    }

    @Test
    void notebooksFindTheAnswersAndAllTheirLibraries() {
        Path target = Path.of("here", "answers", "target");

        assertThat(new Project(Path.of("here")).classPath())
                .isEqualTo(target.resolve("answers.jar") + File.pathSeparator + target.resolve("lib") + File.separator
                        + "*");
    }
}
