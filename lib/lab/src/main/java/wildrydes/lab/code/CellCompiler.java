package wildrydes.lab.code;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import wildrydes.kernel.api.CellSource;
import wildrydes.lab.LabException;

/**
 * Compiles a class of a cell without the notebook. Each type is a file of its own, in which it stands in the line that it has in its
 * cell, so that messages and stack traces name that.
 */
final class CellCompiler {

    private final CellSource source;
    private final int release;
    private final List<Path> libraries;

    CellCompiler(CellSource source, int release, List<Path> libraries) {
        this.source = source;
        this.release = release;
        this.libraries = libraries;
    }

    /** What came of one run of the compiler. */
    private record Run(Map<String, byte[]> files, List<Diagnostic<? extends JavaFileObject>> errors) {}

    /**
     * Class files by their paths.
     *
     * @throws LabException if it cannot be compiled so
     */
    Map<String, byte[]> classFiles() {
        Run run = compile(source.types());
        if (!run.errors().isEmpty() && source.types().size() > 1) {
            // A type of which only the name is mentioned, such as by a variable, may be what is wrong.
            Run alone = compile(source.types().subList(0, 1));
            run = alone.errors().isEmpty() ? alone : run;
        }
        if (!run.errors().isEmpty()) {
            throw new LabException(CompileProblems.of(source, run.errors()) + newer());
        }
        return run.files();
    }

    /** What to do where only the version of Java is wrong. */
    private String newer() {
        int here = Runtime.version().feature();
        boolean fine = release < here
                && new CellCompiler(source, here, libraries)
                        .compile(source.types())
                        .errors()
                        .isEmpty();
        return fine
                ? "\nIt is compiled for Java " + release
                        + ", which its runtime has, and needs a newer one: choose another by" + " runtime(\"..\")."
                : "";
    }

    /** Imports of what no library has are left away: a notebook has more than a function. */
    private Run compile(List<CellSource.Type> types) {
        List<String> imports = new ArrayList<>(source.imports());
        while (true) {
            List<SourceFile> units =
                    types.stream().map(type -> new SourceFile(type, imports)).toList();
            Run run = run(units);
            Set<String> unknown = new LinkedHashSet<>();
            for (Diagnostic<? extends JavaFileObject> error : run.errors()) {
                String statement = SourceFile.importAt(error);
                if (!statement.isEmpty()) {
                    unknown.add(statement);
                }
            }
            if (!imports.removeAll(unknown)) {
                return run;
            }
        }
    }

    private Run run(List<SourceFile> units) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new LabException("This Java has no compiler: a notebook needs a JDK, no mere run-time environment.");
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = new ClassFileStore(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            List<String> options = List.of(
                    "-g",
                    "-proc:none",
                    "-Xlint:none",
                    "--release",
                    String.valueOf(release),
                    "-classpath",
                    libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            compiler.getTask(null, files, diagnostics, options, null, units).call();
            List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .<Diagnostic<? extends JavaFileObject>>map(each -> each)
                    .toList();
            return new Run(new TreeMap<>(files.classFiles()), errors);
        } catch (IOException e) {
            throw new LabException("The compiler could not close its files: " + e.getMessage(), e);
        }
    }
}
