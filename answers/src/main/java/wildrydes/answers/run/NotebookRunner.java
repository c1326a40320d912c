package wildrydes.answers.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wildrydes.answers.Project;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.Output;
import wildrydes.lab.cloud.CloudArchive;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;

/**
 * Runs notebooks from the first cell to the last, each in a kernel of its own and in an account that is empty at first, in step
 * time unless it is told otherwise. A cell that fails does not stop the run, as nothing stops a student.
 */
public final class NotebookRunner {

    /** What is to be done when a notebook has run and its kernel has ended, before the next one begins. */
    @FunctionalInterface
    public interface Interlude {

        /**
         * Does it.
         *
         * @param account the account as the notebook has left it; its cloud still runs
         */
        void after(NotebookRun run, CloudHome account) throws IOException;
    }

    /** What a cell may take on a machine that does nothing else, where its key does not say more or less. */
    public static final Duration BUDGET = Duration.ofSeconds(10);

    /** The cloud's time at the start of every run, so that figures come out the same. */
    static final String START = "2026-03-02T09:14:36Z";

    /** By which Jupyter's server tells a kernel where its notebook is saved. */
    private static final String NOTEBOOK = "JPY_SESSION_NAME";

    /** A cell is interrupted after its budget times this, so that the report tells how far it went over. */
    private static final int PATIENCE = 12;

    /** Held by who makes the cloud's archive: runs beside this one want the same. */
    private static final Object MAKING = new Object();

    private final Project project;
    private final int rounds;
    private final boolean step;

    private NotebookRunner(Project project, int rounds, boolean step) {
        this.project = project;
        this.rounds = rounds;
        this.step = step;
    }

    /** A runner that runs every cell once. */
    public static NotebookRunner of(Project project) {
        return new NotebookRunner(project, 1, true);
    }

    /** This runner, running every cell twice in a row. */
    public NotebookRunner twice() {
        return new NotebookRunner(project, 2, step);
    }

    /** This runner, in whose clouds time passes as for a student: at the speeds that the notebooks set, and no faster. */
    public NotebookRunner atTheirSpeeds() {
        return new NotebookRunner(project, rounds, false);
    }

    /**
     * Runs a notebook.
     *
     * @throws RunException if the project is not packed
     * @throws wildrydes.kernel.client.KernelException if the kernel does not start or dies
     */
    public NotebookRun run(Notebook notebook) throws IOException {
        return inOrder(List.of(notebook)).get(0);
    }

    /**
     * Runs notebooks one after the other in the same account, as a learner does who takes the whole course. Each has a kernel of
     * its own.
     *
     * @throws RunException if the project is not packed
     * @throws wildrydes.kernel.client.KernelException if a kernel does not start or dies
     */
    public List<NotebookRun> inOrder(List<Notebook> notebooks) throws IOException {
        return inOrder(notebooks, (run, account) -> {});
    }

    /**
     * The same with something to be done after each notebook.
     *
     * @throws RunException if the project is not packed
     * @throws wildrydes.kernel.client.KernelException if a kernel does not start or dies
     */
    public List<NotebookRun> inOrder(List<Notebook> notebooks, Interlude interlude) throws IOException {
        makeArchive();
        try (var account = Account.empty()) {
            var runs = new ArrayList<NotebookRun>();
            for (Notebook notebook : notebooks) {
                Path file = account.home().resolve(notebook.name() + ".ipynb");
                Files.writeString(file, notebook.text(), StandardCharsets.UTF_8);
                NotebookRun run;
                try (var kernel = KernelProcess.start(WorkbookKernel.spec(project, environment(account, file)))) {
                    run = run(notebook, kernel.client(), kernel.startup());
                }
                runs.add(run);
                interlude.after(run, new CloudHome(account.home()));
            }
            return List.copyOf(runs);
        }
    }

    private Map<String, String> environment(Account account, Path notebook) {
        var environment = new HashMap<String, String>();
        environment.put("WILDRYDES_HOME", account.home().toString());
        environment.put("WILDRYDES_START", START);
        environment.put(NOTEBOOK, notebook.toString());
        if (step) {
            environment.put("WILDRYDES_CLOCK", "step");
        }
        return environment;
    }

    /** As set-up does it for learners: the first cell starts the cloud, and should take what it takes them. */
    private void makeArchive() throws IOException {
        synchronized (MAKING) {
            CloudArchive.of(CloudProgram.in(WorkbookKernel.cloud(project))).make();
        }
    }

    private NotebookRun run(Notebook original, KernelClient client, Duration ready) {
        Notebook notebook = Notebook.parse(original.name(), original.text());
        var executed = new ArrayList<Executed>();
        for (NotebookCell cell : notebook.cells()) {
            for (int round = 1; cell.isCode() && round <= rounds; round++) {
                Execution execution = execute(client, cell);
                executed.add(new Executed(cell, round, execution));
            }
        }
        // Judged at the end: what a cell started may go on writing below it.
        List<CellRun> runs = executed.stream().map(one -> one.judged(client)).toList();
        return new NotebookRun(notebook, ready, runs);
    }

    private static Execution execute(KernelClient client, NotebookCell cell) {
        return client.execute(
                cell.source(),
                ExecuteOptions.defaults()
                        .withBudget(budget(cell).multipliedBy(PATIENCE))
                        .withCellId(cell.id())
                        .withStopOnError(false));
    }

    private static Duration budget(NotebookCell cell) {
        return cell.noted("budget")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(BUDGET);
    }

    private record Executed(NotebookCell cell, int round, Execution execution) {

        CellRun judged(KernelClient client) {
            List<Output> outputs = client.outputs(execution.id());
            cell.ran(execution.count(), outputs.stream().map(OutputFormat::of).toList());
            return new CellRun(
                    cell.id(),
                    round,
                    execution.duration(),
                    budget(cell),
                    outputs,
                    CellRules.problems(execution.status(), outputs));
        }
    }
}
