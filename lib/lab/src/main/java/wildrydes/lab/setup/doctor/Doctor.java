package wildrydes.lab.setup.doctor;

import java.io.PrintStream;
import java.util.List;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.workbook.Project;

/** Goes through all checks and prints a line for each finding. */
public final class Doctor {

    private final List<Check> checks;

    Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** All checks of a set-up. */
    public static Doctor of(Project project, Machine machine, PythonEnvironment environment, CloudHome home) {
        return new Doctor(List.of(
                new JdkCheck(),
                new PythonCheck(machine, environment),
                new PackagesCheck(project, environment),
                new KernelCheck(project, machine, environment),
                new NotebooksCheck(project),
                new CloudCheck(home, () -> CloudProgram.in(project.cloud())),
                new ProxyCheck(machine),
                new DiskCheck(List.of(project.root(), home.root()))));
    }

    /** Looks at everything. @return whether all is well */
    public boolean examine(PrintStream out) {
        boolean well = true;
        for (Check check : checks) {
            for (Finding finding : look(check)) {
                well &= finding.well();
                out.printf("%-8s  %-10s  %s%n", finding.well() ? "ok" : "problem", check.part(), finding.sentence());
            }
        }
        return well;
    }

    /** One check that cannot do its work must not hide what the others find. */
    private static List<Finding> look(Check check) {
        try {
            return check.look();
        } catch (LabException e) {
            return List.of(new Finding(false, String.valueOf(e.getMessage())));
        }
    }
}
