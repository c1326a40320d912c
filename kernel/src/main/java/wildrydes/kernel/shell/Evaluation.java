package wildrydes.kernel.shell;

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
import org.jspecify.annotations.Nullable;

/**
 * What came of a piece of a cell.
 *
 * @param events what JShell says
 * @param outcome how the last of its code ended; nothing if none ran
 */
record Evaluation(List<SnippetEvent> events, @Nullable Outcome outcome) {

    private static final Set<SubKind> VALUES = EnumSet.of(
            SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

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
        return snippets().stream().anyMatch(snippet -> VALUES.contains(snippet.subKind()));
    }

    /** The variable in which JShell keeps the value of an expression. */
    Optional<Snippet> temporary() {
        return snippets().stream()
                .filter(snippet -> snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .findFirst();
    }

    /** What it threw, as JShell tells it. */
    @Nullable Exception exception() {
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
