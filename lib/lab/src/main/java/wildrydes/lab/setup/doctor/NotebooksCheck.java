package wildrydes.lab.setup.doctor;

import java.nio.file.Files;
import java.util.List;
import wildrydes.lab.setup.workbook.Notebooks;
import wildrydes.lab.setup.workbook.Project;

/** Whether the learner's notebooks are there and can be saved. */
record NotebooksCheck(Project project) implements Check {

    @Override
    public String part() {
        return "notebooks";
    }

    @Override
    public List<Finding> look() {
        if (Files.exists(project.work()) && !(Files.isDirectory(project.work()) && Files.isWritable(project.work()))) {
            return List.of(Finding.problem(
                    "The folder " + project.work() + " cannot be written to, so that no notebook can be saved.",
                    Files.isDirectory(project.work())
                            ? "Change its permissions."
                            : "A file is in its place: rename that, and run ./mvnw again."));
        }
        List<String> missing = Notebooks.of(project).missing();
        if (!missing.isEmpty()) {
            return List.of(Finding.problem(
                    "In " + project.work() + " there is no " + String.join(", no ", missing) + ".",
                    "Run ./mvnw to have missing notebooks copied."));
        }
        return List.of(Finding.well("All notebooks are in " + project.work() + "."));
    }
}
