package wildrydes.lab.setup.doctor;

import java.nio.file.Files;
import java.util.List;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.workbook.InstalledKernel;
import wildrydes.lab.setup.workbook.Project;

/** Whether Jupyter knows the kernel, and the files are there that its command names. */
record KernelCheck(Project project, Machine machine, PythonEnvironment environment) implements Check {

    @Override
    public String part() {
        return "kernel";
    }

    @Override
    public List<Finding> look() {
        var kernel = new InstalledKernel(project, machine, environment);
        if (!Files.exists(kernel.specification())) {
            return List.of(Finding.problem("The Java kernel is not installed.", "Run ./mvnw to install it."));
        }
        if (!kernel.ours()) {
            return List.of(Finding.problem(
                    "Another Java kernel is installed by " + kernel.specification() + ".",
                    "Run ./mvnw to install the workbook's own."));
        }
        List<String> missing = kernel.missingFiles();
        if (!missing.isEmpty()) {
            return List.of(Finding.problem(
                    "The Java kernel's command names "
                            + (missing.size() == 1
                                    ? missing.get(0) + ", which does not exist."
                                    : missing.size() + " files that do not exist; the first is " + missing.get(0)
                                            + "."),
                    "Run ./mvnw to build and install it again."));
        }
        return List.of(Finding.well("The Java kernel is installed by " + kernel.specification() + "."));
    }
}
