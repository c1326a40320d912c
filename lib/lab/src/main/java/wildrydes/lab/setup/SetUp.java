package wildrydes.lab.setup;

import java.util.List;
import java.util.Locale;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.AwsFiles;
import wildrydes.lab.cloud.CloudArchive;
import wildrydes.lab.cloud.CloudCondition;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.python.Python;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.python.PythonSearch;
import wildrydes.lab.setup.python.Requirements;
import wildrydes.lab.setup.workbook.CredentialCommand;
import wildrydes.lab.setup.workbook.InstalledKernel;
import wildrydes.lab.setup.workbook.JupyterLab;
import wildrydes.lab.setup.workbook.Launchers;
import wildrydes.lab.setup.workbook.Notebooks;
import wildrydes.lab.setup.workbook.Project;
import wildrydes.lab.setup.workbook.TerminalVariables;

/**
 * Everything between a built project and an open notebook, in phases. Each looks first whether it is done already: a
 * second time takes no network and next to no time.
 */
final class SetUp {

    private final Project project;
    private final Machine machine;
    private final Phases phases;
    private final CloudHome home;
    private final PythonEnvironment environment;

    SetUp(Project project, Machine machine, Phases phases, CloudHome home) {
        this.home = home;
        this.project = project;
        this.machine = machine;
        this.phases = phases;
        this.environment = PythonEnvironment.of(machine, project.environment());
    }

    /** Runs all phases. */
    void run() {
        var requirements = new Requirements(project.requirements());
        if (requirements.installedIn(environment)) {
            phases.run("Python packages", progress -> "unchanged in " + environment.prefix());
        } else {
            makeEnvironment();
            phases.run("Python packages", progress -> {
                long count = requirements.install(environment, progress);
                return count + " of binder/requirements.txt installed";
            });
        }
        phases.run("Java kernel", this::installKernel);
        phases.run("Local AWS", this::trainCloud);
        phases.run("Notebooks", progress -> copyNotebooks());
    }

    private void makeEnvironment() {
        phases.run("Python", progress -> {
            progress.now("looking for one");
            if (environment.ready()) {
                return "in the environment " + environment.prefix();
            }
            Python python = new PythonSearch(machine).find();
            progress.now("making the environment " + environment.prefix());
            environment.make(python);
            return python + " in the environment " + environment.prefix();
        });
    }

    private String installKernel(Phases.Progress progress) {
        JupyterLab.settings(environment);
        Launchers.in(environment).write(machine, project);
        var kernel = new InstalledKernel(project, machine, environment);
        return kernel.upToDate() ? "unchanged" : kernel.install(progress);
    }

    private String trainCloud(Phases.Progress progress) {
        CloudProgram program = CloudProgram.in(project.cloud());
        AwsFiles.startBy(home, CredentialCommand.of(machine, project, home), LocalCloud.REGION);
        String stopped = stopOutdated(program);
        CloudArchive archive = CloudArchive.of(program);
        if (archive.exists()) {
            return "unchanged" + stopped;
        }
        progress.now("rehearsing for quicker starts");
        try {
            archive.make();
            return "trained for quicker starts" + stopped;
        } catch (LabException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A cloud cannot go on from a jar that was replaced under it. @return what was done, if anything */
    private String stopOutdated(CloudProgram program) {
        if (LocalCloud.look(home) instanceof CloudCondition.Running running
                && program.built().isAfter(running.state().started())) {
            LocalCloud.stop(home);
            return "; the one that ran was of an earlier build and was stopped, its streams and records are kept";
        }
        return "";
    }

    private String copyNotebooks() {
        List<String> copied = Notebooks.of(project).copyMissing();
        return copied.isEmpty()
                ? "all are in " + project.work()
                : String.format(Locale.ROOT, "%s copied to %s", String.join(", ", copied), project.work());
    }

    PythonEnvironment environment() {
        return environment;
    }

    /** Starts JupyterLab on what was set up. */
    JupyterLab open(String page, boolean browser) {
        var started = new JupyterLab[1];
        phases.run("JupyterLab", progress -> {
            started[0] = JupyterLab.start(
                    new JupyterLab.Start(
                            project, machine, environment, new TerminalVariables(machine, environment, home)),
                    page,
                    browser,
                    progress);
            return "ready";
        });
        return started[0];
    }
}
