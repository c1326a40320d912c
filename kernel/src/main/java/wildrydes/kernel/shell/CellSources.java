package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import wildrydes.kernel.api.CellSource;

/** Finds the declarations behind the classes of cells. */
final class CellSources implements CellSource.Notebook {

    private static final Pattern CLASS = Pattern.compile("(REPL\\.\\$JShell\\$\\w+)\\$(.+)");
    private static final Pattern STATEMENT = Pattern.compile("[^;]*;");

    private final Session session;
    private final Origins origins;

    CellSources(Session session, Origins origins) {
        this.session = session;
        this.origins = origins;
    }

    @Override
    public Optional<CellSource> of(Class<?> type) {
        Matcher name = CLASS.matcher(type.getName());
        if (!name.matches()) {
            return Optional.empty();
        }
        return session.locked(shell -> {
            var wrappers = new Wrappers(
                    shell.snippets()
                            .filter(snippet -> shell.status(snippet) != Snippet.Status.REJECTED)
                            .toList(),
                    shell.sourceCodeAnalysis());
            return wrappers.snippet(name.group(1))
                    .filter(TypeDeclSnippet.class::isInstance)
                    .map(snippet -> source(shell, (TypeDeclSnippet) snippet, name.group(2)));
        });
    }

    private CellSource source(JShell shell, TypeDeclSnippet first, String className) {
        List<Snippet> active =
                shell.snippets().filter(each -> shell.status(each).isActive()).toList();
        Map<String, TypeDeclSnippet> declared = new LinkedHashMap<>();
        for (Snippet each : active) {
            if (each instanceof TypeDeclSnippet type) {
                declared.put(type.name(), type);
            }
        }
        // The class may be of a declaration that another has replaced since.
        declared.put(first.name(), first);
        Map<String, TypeDeclSnippet> taken = new LinkedHashMap<>(Map.of(first.name(), first));
        Set<String> words = new LinkedHashSet<>(words(first));
        boolean more = true;
        while (more) {
            List<TypeDeclSnippet> next = declared.values().stream()
                    .filter(type -> words.contains(type.name()) && !taken.containsKey(type.name()))
                    .toList();
            next.forEach(type -> {
                taken.put(type.name(), type);
                words.addAll(words(type));
            });
            more = !next.isEmpty();
        }
        return new CellSource(
                className,
                imports(active),
                taken.values().stream().map(this::type).toList(),
                names(active, VarSnippet.class, words),
                names(active, MethodSnippet.class, words));
    }

    private CellSource.Type type(TypeDeclSnippet snippet) {
        return origin(snippet)
                .map(origin ->
                        new CellSource.Type(snippet.name(), origin.piece().source(), origin.line(1)))
                .orElseGet(() -> new CellSource.Type(snippet.name(), snippet.source(), 1));
    }

    /** None for a declaration that was replaced: the one in its place has the same id. */
    private Optional<Origins.Origin> origin(TypeDeclSnippet snippet) {
        return origins.of(snippet.id())
                .filter(origin ->
                        origin.piece().compiled().contains(snippet.source().strip()));
    }

    private Set<String> words(TypeDeclSnippet snippet) {
        return origin(snippet)
                .map(Origins.Origin::piece)
                .orElseGet(() -> Piece.of(snippet.source(), 0, false, true))
                .words();
    }

    private static Set<String> names(
            List<Snippet> active, Class<? extends DeclarationSnippet> kind, Set<String> words) {
        return active.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(DeclarationSnippet::name)
                .filter(words::contains)
                .collect(Collectors.toSet());
    }

    /** A session begins with many in one. */
    private static List<String> imports(List<Snippet> active) {
        List<String> statements = new ArrayList<>();
        for (Snippet each : active) {
            if (each instanceof ImportSnippet) {
                Matcher statement = STATEMENT.matcher(Mask.of(each.source()));
                while (statement.find()) {
                    statements.add(statement.group().strip());
                }
            }
        }
        return statements;
    }
}
