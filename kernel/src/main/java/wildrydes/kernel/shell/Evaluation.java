package wildrydes.kernel.shell;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a piece of a cell.
 *
 * @param events what JShell says
 * @param ran the compiled method of the code that ran last; nothing if none ran
 * @param outcome how it ended
 */
record Evaluation(
        List<SnippetEvent> events,
        @Nullable Method ran,
        @Nullable Outcome outcome) {

    /** How names of variables for values begin. */
    static final String VALUE = "$value";

    private static final Set<SubKind> VALUES = EnumSet.of(SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    Evaluation {
        events = List.copyOf(events);
    }

    /** The snippets that the piece itself consists of, several for {@code int x, y;}. */
    List<Snippet> snippets() {
        return events.stream()
                .filter(event -> event.causeSnippet() == null)
                .map(SnippetEvent::snippet)
                .toList();
    }

    /** Whether it did not compile. */
    boolean isRejected() {
        return events.stream().anyMatch(event -> event.causeSnippet() == null && event.status() == Status.REJECTED);
    }

    /** Whether it is an expression with a value; assignments count as statements, as in IJava. */
    boolean isExpression() {
        return temporary().isPresent() || snippets().stream().anyMatch(snippet -> VALUES.contains(snippet.subKind()));
    }

    /** The variable that holds the value of an expression, JShell's or ours. */
    Optional<Snippet> temporary() {
        return snippets().stream()
                .filter(snippet -> snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        || (snippet instanceof VarSnippet variable
                                && variable.name().startsWith(VALUE)))
                .findFirst();
    }

    /** What it threw, as JShell tells it. */
    @Nullable
    Exception exception() {
        return events.stream()
                .map(SnippetEvent::exception)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The declaration that it called although something which that refers to is not there. */
    Optional<DeclarationSnippet> unresolved() {
        return exception() instanceof UnresolvedReferenceException unresolved
                ? Optional.of(unresolved.getSnippet())
                : Optional.empty();
    }
}
