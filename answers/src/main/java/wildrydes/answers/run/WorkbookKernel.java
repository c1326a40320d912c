package wildrydes.answers.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildrydes.answers.Project;
import wildrydes.kernel.client.KernelSpec;

/** How the workbook's kernel is started: the project's packed kernel, with lab and answers on the notebook's class path. */
final class WorkbookKernel {

    private static final String MAIN = "wildrydes.kernel.Main";
    /** Buckets are named after the learner: who runs it here is nobody's business. */
    private static final String LEARNER = "-Duser.name=learner";

    private WorkbookKernel() {}

    /**
     * The kernel of a notebook.
     *
     * @param env environment variables added to this process's own
     * @throws RunException if a part of the project is not packed
     */
    static KernelSpec spec(Project project, Map<String, String> env) throws IOException {
        Path kernel = packed(project.kernel().resolve("kernel.jar"));
        Path arguments = packed(project.kernel().resolve("kernel.args"));
        Path cloud = cloud(project);
        var classPath =
                new ArrayList<Path>(List.of(kernel, packed(project.target().resolve("answers.jar"))));
        try (Stream<Path> libraries = Files.list(packed(project.target().resolve("lib")))) {
            libraries.sorted().forEach(classPath::add);
        }
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + arguments,
                LEARNER,
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()),
                MAIN,
                "{connection_file}");
        var all = new LinkedHashMap<>(env);
        all.put("WILDRYDES_CLOUD", cloud.toString());
        return new KernelSpec(command, all, "java", "Java", "message", project.root());
    }

    /**
     * The folder of the packed cloud.
     *
     * @throws RunException if it is not packed
     */
    static Path cloud(Project project) {
        packed(project.cloud().resolve("cloud.jar"));
        return project.cloud();
    }

    private static Path packed(Path part) {
        if (!Files.exists(part)) {
            throw new RunException(part + " is missing. Build the project first: ./mvnw -DskipTests package");
        }
        return part;
    }
}
