package wildrydes.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the kernel belongs to. Jupyter names its process in {@code JPY_PARENT_PID}; where that is no process of this machine
 * (on Windows it is a handle), the process that started this one counts.
 */
final class ParentWatch {

    private ParentWatch() {}

    /** Does this once the parent is gone; a kernel that nobody can talk to any more should not stay. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void whenGone(Map<String, String> environment, Runnable end) {
        parent(environment).ifPresent(parent -> parent.onExit().thenRun(end));
    }

    private static Optional<ProcessHandle> parent(Map<String, String> environment) {
        return named(environment).or(() -> ProcessHandle.current().parent());
    }

    private static Optional<ProcessHandle> named(Map<String, String> environment) {
        String pid = environment.getOrDefault("JPY_PARENT_PID", "");
        boolean handle = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (handle || !pid.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    }
}
