package wildrydes.lab.setup.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.python.Requirements;
import wildrydes.lab.setup.workbook.Project;

/** Whether JupyterLab starts, and the pinned packages are those of this version of the project. */
record PackagesCheck(Project project, PythonEnvironment environment) implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String part() {
        return "JupyterLab";
    }

    @Override
    public List<Finding> look() {
        if (!environment.exists()) {
            return List.of(Finding.problem("JupyterLab is not installed.", "Run ./mvnw to install it."));
        }
        try {
            Program.Outcome outcome =
                    environment.run("-m", "jupyterlab", "--version").run(PATIENCE, line -> {});
            if (outcome.failed()) {
                return List.of(Finding.problem(
                        "JupyterLab does not run in " + environment.prefix() + ".",
                        "Remove that folder and run ./mvnw again."));
            }
            if (!new Requirements(project.requirements()).installedIn(environment)) {
                return List.of(Finding.problem(
                        "The packages in " + environment.prefix() + " are not those of binder/requirements.txt.",
                        "Run ./mvnw to install those."));
            }
            String version = outcome.lines().get(outcome.lines().size() - 1).strip();
            return List.of(Finding.well("JupyterLab " + version + " runs, with the packages that are pinned."));
        } catch (IOException e) {
            throw new LabException(
                    environment.python() + " does not run (" + e.getMessage()
                            + "). Remove the environment's folder and run ./mvnw again.",
                    e);
        }
    }
}
