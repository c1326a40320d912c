package wildrydes.lab.setup.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
        if (!new Requirements(project.requirements()).installedIn(environment)) {
            return List.of(Finding.problem(
                    "The packages in " + environment.prefix() + " are not those of binder/requirements.txt.",
                    "Run ./mvnw to install those."));
        }
        try {
            Program.Outcome outcome =
                    environment.run("-m", "jupyterlab", "--version").run(PATIENCE, line -> {});
            return List.of(outcome.failed() || outcome.lines().isEmpty() ? broken() : well(outcome));
        } catch (IOException e) {
            return List.of(broken());
        }
    }

    private static Finding well(Program.Outcome outcome) {
        String version = outcome.lines().get(outcome.lines().size() - 1).strip();
        return Finding.well("JupyterLab " + version + " runs, with the packages that are pinned.");
    }

    private Finding broken() {
        return Finding.problem(
                "JupyterLab does not run in " + environment.prefix() + ".",
                environment.given()
                        ? "Install its packages again by: " + environment.python()
                                + " -m pip install --force-reinstall -r " + project.requirements()
                        : "Remove that folder and run ./mvnw again.");
    }
}
