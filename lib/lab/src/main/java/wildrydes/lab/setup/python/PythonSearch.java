package wildrydes.lab.setup.python;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Program;

/** Looks for a Python that the workbook can use, among those on the PATH. */
public final class PythonSearch {

    /** More names than one, since an old {@code python3} often has a newer one beside it. */
    private static final List<List<String>> CANDIDATES = List.of(
            List.of("python3"),
            List.of("python"),
            List.of("py", "-3"),
            List.of("python3.13"),
            List.of("python3.12"),
            List.of("python3.11"),
            List.of("python3.10"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Machine machine;

    public PythonSearch(Machine machine) {
        this.machine = machine;
    }

    /**
     * The first that will do.
     *
     * @throws LabException if there is none, with what was found instead
     */
    public Python find() {
        var found = new ArrayList<Python>();
        for (List<String> candidate : CANDIDATES) {
            Optional<Python> python = ask(candidate);
            if (python.filter(one -> one.newEnough() && one.environments()).isPresent()) {
                return python.get();
            }
            python.ifPresent(found::add);
        }
        throw new LabException(missing(found));
    }

    private String missing(List<Python> found) {
        Optional<Python> incomplete = found.stream().filter(Python::newEnough).findFirst();
        if (incomplete.isPresent()) {
            Python python = incomplete.get();
            return python + " has no modules venv and ensurepip, which make environments. Install them, on Debian and"
                    + " Ubuntu by: sudo apt install python" + python.version().major() + "."
                    + python.version().minor() + "-venv, then run ./mvnw again.";
        }
        String next = "Install Python " + Python.OLDEST.major() + "." + Python.OLDEST.minor() + " or newer, "
                + switch (machine.system()) {
                    case WINDOWS -> "by: winget install Python.Python.3.12";
                    case MAC -> "by: brew install python@3.12";
                    case LINUX -> "on Debian and Ubuntu by: sudo apt install python3 python3-venv";
                }
                + ", then run " + (machine.windows() ? "mvnw" : "./mvnw") + " again.";
        if (found.isEmpty()) {
            return "No Python was found on the PATH under the names python3, python or py. " + next;
        }
        List<String> old = found.stream().map(Python::toString).distinct().toList();
        return String.join(" and ", old) + (old.size() > 1 ? " are" : " is") + " too old for JupyterLab. " + next;
    }

    private Optional<Python> ask(List<String> candidate) {
        Optional<Path> program = machine.program(candidate.get(0));
        if (program.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = Stream.concat(
                        Stream.of(program.get().toString()), candidate.stream().skip(1))
                .toList();
        List<String> question = Stream.concat(command.stream(), Stream.of("-c", Python.QUESTION))
                .toList();
        try {
            return Python.read(
                    command, new Program(question).run(PATIENCE, line -> {}).lines());
        } catch (IOException e) {
            // Named like a Python and yet no program, such as the alias that Windows puts in place of one.
            return Optional.empty();
        }
    }
}
