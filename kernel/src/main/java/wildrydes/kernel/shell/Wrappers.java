package wildrydes.kernel.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * The classes in which JShell wraps snippets. Finds the snippet and its line for a call on a thread that JShell knows
 * nothing of; for the thread of a cell JShell does it itself, older versions of a declaration included.
 */
final class Wrappers {

    private static final Pattern NAME = Pattern.compile("(REPL\\.\\$JShell\\$\\w+)(?:\\$(.*))?");

    private record Wrapped(Snippet snippet, SnippetWrapper wrapper) {}

    private final Map<String, Wrapped> byClass = new HashMap<>();

    /** The wrappers of these snippets. */
    Wrappers(Iterable<Snippet> snippets, SourceCodeAnalysis analysis) {
        for (Snippet each : snippets) {
            Optional.ofNullable(analysis.wrapper(each))
                    .ifPresent(wrapper -> byClass.put(wrapper.fullClassName(), new Wrapped(each, wrapper)));
        }
    }

    /** The snippet of a wrapper class. */
    Optional<Snippet> snippet(String type) {
        return Optional.ofNullable(byClass.get(type)).map(Wrapped::snippet);
    }

    /** The line of its snippet, from one, for a line of a wrapper class. */
    int line(String type, int lineOfWrapper) {
        return Optional.ofNullable(byClass.get(type))
                .map(wrapped -> line(wrapped, lineOfWrapper))
                .orElse(0);
    }

    /** The call in terms of its snippet, as JShell tells it: the file is a number sign and the snippet's id. */
    StackTraceElement translate(StackTraceElement call) {
        Matcher name = NAME.matcher(call.getClassName());
        if (!name.matches() || !byClass.containsKey(name.group(1))) {
            return call;
        }
        Wrapped wrapped = byClass.get(name.group(1));
        String type = name.group(2) == null ? "" : name.group(2);
        String file = "#" + wrapped.snippet().id();
        return new StackTraceElement(type, call.getMethodName(), file, line(wrapped, call.getLineNumber()));
    }

    private static int line(Wrapped wrapped, int lineOfWrapper) {
        String code = wrapped.wrapper().wrapped();
        int start = 0;
        for (int i = 1; i < lineOfWrapper && start >= 0; i++) {
            start = code.indexOf('\n', start) + 1;
        }
        while (start < code.length() - 1 && Character.isWhitespace(code.charAt(start))) {
            start++;
        }
        String source = wrapped.snippet().source();
        int position = Math.min(wrapped.wrapper().wrappedToSourcePosition(start), source.length());
        return 1
                + (int) source.substring(0, Math.max(0, position))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }
}
