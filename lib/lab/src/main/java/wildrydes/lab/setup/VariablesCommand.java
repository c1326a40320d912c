package wildrydes.lab.setup;

import picocli.CommandLine.Command;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.workbook.TerminalVariables;

/** Prints what a shell has to set so that its programs find the workbook's: Binder's start file reads it. */
@Command(
        name = "variables",
        mixinStandardHelpOptions = true,
        description = "Prints the environment of the workbook for a shell: eval \"$(wildrydes variables)\"")
final class VariablesCommand implements Runnable {

    private final Main.Place place;

    VariablesCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public void run() {
        var environment = PythonEnvironment.of(place.machine(), place.project().environment());
        place.out().println(new TerminalVariables(place.machine(), environment, place.home()).script());
    }
}
