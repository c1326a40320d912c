package wildrydes.lab.setup.doctor;

import java.util.List;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.python.PythonSearch;

/** Whether there is an environment whose Python runs, or one to make it with. */
record PythonCheck(Machine machine, PythonEnvironment environment) implements Check {

    @Override
    public String part() {
        return "Python";
    }

    @Override
    public List<Finding> look() {
        if (environment.ready()) {
            return List.of(Finding.well("The environment " + environment.prefix() + " runs."));
        }
        // Says itself what is missing, where something is.
        String python = new PythonSearch(machine).find().toString();
        return List.of(
                Finding.well(python + " will do."),
                Finding.problem("The environment " + environment.prefix() + state() + ".", "Run ./mvnw to make it."));
    }

    private String state() {
        if (!environment.exists()) {
            return " is not there";
        }
        return environment.whole() ? " does not run" : " is half made, because somebody stopped that";
    }
}
