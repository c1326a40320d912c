package wildrydes.lab.setup.doctor;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether the Java that runs this has what the kernel needs: JShell and the compiler, which a JRE lacks. */
record JdkCheck(Path home, String version, ModuleFinder modules) implements Check {

    JdkCheck() {
        this(Path.of(System.getProperty("java.home")), Runtime.version().toString(), ModuleFinder.ofSystem());
    }

    @Override
    public String part() {
        return "JDK";
    }

    @Override
    public List<Finding> look() {
        List<String> missing = Stream.of("jdk.jshell", "jdk.compiler")
                .filter(module -> modules.find(module).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return List.of(Finding.well("Java " + version + " in " + home + ", with its compiler and JShell."));
        }
        return List.of(Finding.problem(
                "Java " + version + " in " + home + " has no module " + String.join(" and no ", missing) + ".",
                "Install a JDK 17 or newer, not a JRE, set JAVA_HOME to it, and run ./mvnw again."));
    }
}
