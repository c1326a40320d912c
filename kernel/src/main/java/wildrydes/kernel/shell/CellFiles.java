package wildrydes.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The files that javac sees when it compiles cells: its class path is the cells' own, not that of the process. */
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {

    private final Set<Path> classPath;

    CellFiles(StandardJavaFileManager files, Collection<Path> classPath) {
        super(files);
        this.classPath = new LinkedHashSet<>(classPath);
        apply();
    }

    /** Lets cells that are compiled from now on see these jars and folders, too. */
    void add(Collection<Path> paths) {
        if (classPath.addAll(paths)) {
            apply();
        }
    }

    /** Those jars and folders. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    private void apply() {
        try {
            fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new IllegalArgumentException("The class path " + classPath + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** JShell speaks of the class path of the process by this option; here it has no say. */
    @Override
    public boolean handleOption(String option, Iterator<String> remaining) {
        if (option.equals("-classpath") || option.equals("-cp") || option.equals("--class-path")) {
            remaining.next();
            return true;
        }
        return super.handleOption(option, remaining);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        if (!Visibility.isVisible(packageName) && !recurse) {
            return List.of();
        }
        Iterable<JavaFileObject> all = super.list(location, packageName, kinds, recurse);
        if (!recurse) {
            return all;
        }
        var visible = new ArrayList<JavaFileObject>();
        for (JavaFileObject each : all) {
            if (Visibility.isVisible(inferBinaryName(location, each))) {
                visible.add(each);
            }
        }
        return visible;
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return fileManager.isSameFile(a, b);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public void setLocationForModule(Location location, String moduleName, Collection<? extends Path> paths)
            throws IOException {
        fileManager.setLocationForModule(location, moduleName, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }
}
