package wildrydes.answers.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.answers.Project;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.AwsFiles;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.python.PythonSearch;
import wildrydes.lab.setup.python.Requirements;
import wildrydes.lab.setup.workbook.CredentialCommand;
import wildrydes.lab.setup.workbook.InstalledKernel;
import wildrydes.lab.setup.workbook.JupyterLab;
import wildrydes.lab.setup.workbook.Launchers;
import wildrydes.lab.setup.workbook.TerminalVariables;

/**
 * A Python environment with the pinned JupyterLab and the packed kernel, made by the code that sets the workbook up. It lies
 * under {@code target} and is only made again when the pins change.
 */
final class JupyterEnvironment {

    private static final wildrydes.lab.setup.workbook.Project PROJECT =
            new wildrydes.lab.setup.workbook.Project(Project.here().root());

    /** Cells outside of the window are there, too, so that a test can look at them. */
    private static final String NOTEBOOK_SETTINGS = "{\"windowingMode\": \"none\"}";

    private static final Phases.Progress SILENT = doing -> {};

    private static @Nullable PythonEnvironment made;

    private JupyterEnvironment() {}

    /** The environment; where it cannot be made, the test ends with the reason. */
    static synchronized PythonEnvironment ready() {
        if (made == null) {
            Machine machine = Machine.here();
            var environment =
                    new PythonEnvironment(Project.here().target().resolve("jupyter"), machine.windows(), false);
            try {
                var requirements = new Requirements(PROJECT.requirements());
                if (!requirements.installedIn(environment)) {
                    environment.make(new PythonSearch(machine).find());
                    requirements.install(environment, SILENT);
                }
            } catch (LabException e) {
                abort("Not run, since JupyterLab cannot be had here: " + e.getMessage());
            }
            JupyterLab.settings(environment);
            assertThat(new InstalledKernel(PROJECT, machine, environment).install(SILENT))
                    .isNotEmpty();
            made = environment;
        }
        return made;
    }

    /** What a terminal has: the workbook's own commands, and AWS's, which start this cloud. */
    static void commands(Machine machine, CloudHome home) {
        Launchers.in(ready()).write(machine, PROJECT);
        AwsFiles.startBy(home, CredentialCommand.of(machine, PROJECT, home), LocalCloud.REGION);
    }

    /**
     * JupyterLab on the notebooks in a folder's {@code work}, with Jupyter's own folders and a cloud of its own beside them, in step
     * time.
     *
     * @param page what it shows first
     */
    static JupyterLab open(Path folder, String page) throws IOException {
        PythonEnvironment environment = ready();
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("WILDRYDES_HOME", folder.resolve("home").toString());
        variables.put("WILDRYDES_CLOCK", "step");
        variables.put("WILDRYDES_START", "2026-03-02T09:14:36Z");
        for (String place : new String[] {"CONFIG", "DATA", "RUNTIME"}) {
            variables.put(
                    "JUPYTER_" + place + "_DIR",
                    folder.resolve("jupyter-" + place.toLowerCase(Locale.ROOT)).toString());
        }
        Path settings = folder.resolve("jupyter-config/lab/user-settings/@jupyterlab/notebook-extension");
        Files.createDirectories(settings);
        Files.writeString(settings.resolve("tracker.jupyterlab-settings"), NOTEBOOK_SETTINGS);
        Machine here = Machine.here();
        var machine = new Machine(here.system(), variables, here.home());
        var home = new CloudHome(folder.resolve("home"));
        commands(machine, home);
        return JupyterLab.start(
                new JupyterLab.Start(
                        new wildrydes.lab.setup.workbook.Project(folder),
                        machine,
                        environment,
                        new TerminalVariables(machine, environment, home)),
                page,
                false,
                SILENT);
    }
}
