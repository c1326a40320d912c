package wildrydes.kernel.help;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** All classes of the JDK and the libraries by their simple names, for those that nobody imported. */
final class ClassIndex {

    /** That of no classes. */
    static final ClassIndex NONE = new ClassIndex();

    private static final int SHOWN = 20;

    private final NavigableMap<String, List<String>> names = new TreeMap<>();
    private final Set<String> packages = new HashSet<>();

    private ClassIndex() {}

    /**
     * Reads it, which takes tenths of a second.
     *
     * @param files the libraries
     * @throws IOException if one of them cannot be read
     */
    static ClassIndex of(StandardJavaFileManager files) throws IOException {
        var index = new ClassIndex();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            index.addModule(module.descriptor());
        }
        for (JavaFileObject each :
                files.list(StandardLocation.CLASS_PATH, "", EnumSet.of(JavaFileObject.Kind.CLASS), true)) {
            index.add(files.inferBinaryName(StandardLocation.CLASS_PATH, each));
        }
        return index;
    }

    /** Full names of the classes whose simple names begin with this, the likeliest first. */
    List<String> beginningWith(String prefix) {
        return names.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing((String name) -> !name.endsWith("." + prefix))
                        .thenComparingInt(ClassIndex::distance)
                        .thenComparingInt(String::length)
                        .thenComparing(name -> name))
                .limit(SHOWN)
                .toList();
    }

    /** Java's own packages are nearer than libraries, and these nearer than what else a JDK has. */
    private static int distance(String name) {
        if (name.startsWith("java.")) {
            return name.startsWith("java.awt.") ? 2 : 0;
        }
        return name.startsWith("javax.") ? 2 : name.startsWith("com.sun.") || name.startsWith("jdk.") ? 3 : 1;
    }

    /** Simple names of the packages inside this one; the outermost for an empty name. */
    Stream<String> packagesIn(String name) {
        String prefix = name.isEmpty() ? "" : name + ".";
        return packages.stream()
                .filter(each -> each.startsWith(prefix) && each.length() > prefix.length())
                .map(each -> each.substring(prefix.length()).replaceFirst("\\..*", ""))
                .distinct();
    }

    private void addModule(ModuleDescriptor module) throws IOException {
        for (ModuleDescriptor.Exports exported : module.exports()) {
            if (!exported.isQualified()) {
                addFolder(
                        FileSystems.getFileSystem(URI.create("jrt:/"))
                                .getPath(
                                        "modules",
                                        module.name(),
                                        exported.source().replace('.', '/')),
                        exported.source());
            }
        }
    }

    private void addFolder(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".class"))
                    .forEach(each -> add(name + "." + each.substring(0, each.length() - ".class".length())));
        }
    }

    private void add(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String simple = binaryName.substring(dot + 1);
        if (dot > 0 && !simple.contains("$") && !simple.contains("-")) {
            packages.add(binaryName.substring(0, dot));
            names.computeIfAbsent(simple, any -> new ArrayList<>(1)).add(binaryName);
        }
    }
}
