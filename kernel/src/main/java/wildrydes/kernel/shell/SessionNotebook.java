package wildrydes.kernel.shell;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import wildrydes.kernel.help.Fragment;
import wildrydes.kernel.help.Notebook;
import wildrydes.kernel.help.Surroundings;

/** What help may know of a session. */
final class SessionNotebook implements Notebook {

    /** What is timed is Java. */
    private static final Pattern TIMED = Pattern.compile("(?m)^[ \\t]*%%?time\\b");

    private static final Pattern LINE_MAGIC = Pattern.compile("(?m)^[ \\t]*%[^\\n]*");
    private static final Pattern INLINE_MAGIC = Pattern.compile("(?<![=!<>+\\-*/%&|^])=[ \\t]*(%\\p{L}[^\\n]*)");
    private static final String NO_LIST = "null;";

    private final Session session;
    private final Magics magics;
    private final Path folder;

    SessionNotebook(Session session, Magics magics, Path folder) {
        this.session = session;
        this.magics = magics;
        this.folder = folder;
    }

    @Override
    public String java(String cell) {
        var java = new StringBuilder(new CellText("", cell).withoutPreamble());
        for (Pattern pattern : List.of(TIMED, LINE_MAGIC)) {
            pattern.matcher(java.toString()).results().forEach(line -> CellText.blank(java, line.start(), line.end()));
        }
        Matcher inline = INLINE_MAGIC.matcher(Mask.of(java.toString()));
        while (inline.find()) {
            CellText.blank(java, inline.start(1), inline.end(1));
            if (inline.end(1) - inline.start(1) >= NO_LIST.length()) {
                java.replace(inline.start(1), inline.start(1) + NO_LIST.length(), NO_LIST);
            }
            // A path may look like the start of a comment.
            inline = INLINE_MAGIC.matcher(Mask.of(java.toString()));
        }
        return java.toString();
    }

    @Override
    public List<Fragment> fragments(String java) {
        return Splitter.split(session, java).stream()
                .filter(Splitter.Part.Code.class::isInstance)
                .flatMap(part -> ((Splitter.Part.Code) part).pieces().stream())
                .map(piece -> new Fragment(kind(piece), piece.source(), piece.offset()))
                .toList();
    }

    @Override
    public Fragment.Kind kind(String code) {
        return kind(Piece.of(code, 0, true, true));
    }

    @Override
    public Surroundings surroundings() {
        return session.locked(shell -> {
            var imports = new StringBuilder();
            var declared = new ArrayList<Surroundings.Declared>();
            shell.snippets().filter(snippet -> shell.status(snippet).isActive()).forEach(snippet -> {
                if (snippet instanceof ImportSnippet) {
                    imports.append(snippet.source()).append(";");
                } else if (snippet instanceof DeclarationSnippet declaration) {
                    declared(shell, declaration).ifPresent(declared::add);
                }
            });
            return new Surroundings(imports.toString(), declared, session.classPath());
        });
    }

    @Override
    public StandardJavaFileManager files() {
        StandardJavaFileManager standard =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, StandardCharsets.UTF_8);
        return new CellFiles(standard, session.classPath());
    }

    @Override
    public Map<String, byte[]> compiled() {
        return session.loader().compiled();
    }

    @Override
    public ClassLoader loader() {
        return session.loader();
    }

    @Override
    public Set<String> magics(boolean wholeCell) {
        return magics.names(wholeCell);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Optional<Object> value(Surroundings.Declared variable) {
        try {
            Field field = session.loader().loadClass(variable.owner()).getDeclaredField(variable.name());
            field.setAccessible(true);
            return Optional.ofNullable(field.get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            // It was declared, but what it needs is not there: it has no value yet.
            return Optional.empty();
        }
    }

    private static Optional<Surroundings.Declared> declared(JShell shell, DeclarationSnippet snippet) {
        if (snippet.name().startsWith("$") || shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED) {
            return Optional.empty();
        }
        Surroundings.Kind kind = snippet instanceof VarSnippet
                ? Surroundings.Kind.VARIABLE
                : snippet instanceof MethodSnippet ? Surroundings.Kind.METHOD : Surroundings.Kind.TYPE;
        SourceCodeAnalysis.SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
        return Optional.of(new Surroundings.Declared(snippet.name(), kind, wrapper.fullClassName(), snippet.source()));
    }

    private static Fragment.Kind kind(Piece piece) {
        return switch (piece.kind()) {
            case IMPORT -> Fragment.Kind.IMPORT;
            case TYPE -> Fragment.Kind.TYPE;
            case METHOD -> Fragment.Kind.METHOD;
            case CODE -> Fragment.Kind.CODE;
        };
    }
}
