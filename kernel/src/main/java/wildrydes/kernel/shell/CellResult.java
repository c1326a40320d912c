package wildrydes.kernel.shell;

import java.util.List;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;

/** How a cell ended. */
public sealed interface CellResult {

    /**
     * It ran to its end.
     *
     * @param value its last expression, rendered; nothing where it ends in a statement or its value is void
     */
    record Done(Optional<MimeBundle> value) implements CellResult {}

    /**
     * It failed to compile, threw, or was interrupted.
     *
     * @param ename the user's exception class by its simple name, {@code CompileError} or {@code Interrupted}
     * @param evalue its message, or the first compiler message
     * @param traceback lines for people, with ANSI colours
     */
    record Failed(String ename, String evalue, List<String> traceback) implements CellResult {

        public Failed {
            traceback = List.copyOf(traceback);
        }
    }
}
