package wildrydes.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wildrydes.answers.release.StudentPackage;

/** Packs the workbook for students. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Packs programs and notebooks, without answers, into a file for students.")
final class ReleaseCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Option(names = "--out", paramLabel = "FILE", description = "Where it goes; answers/target/student.zip.")
    private Path out = Project.here().target().resolve("student.zip");

    @Option(
            names = "--without-solutions",
            description = "Leave out what stands in for exercises: lab.todo then ends its cell with a sentence.")
    private boolean withoutSolutions;

    private final PrintWriter report;

    ReleaseCommand(PrintWriter report) {
        this.report = report;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        new StudentPackage(Project.here(), !withoutSolutions).write(out);
        report.println(String.format(Locale.ROOT, "Wrote %s, %.0f MB", out, Files.size(out) / MEGABYTE));
        return 0;
    }
}
