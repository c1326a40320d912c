package wildrydes.kernel.help;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Libraries and the classes of earlier cells, with sheets as sources beside them. */
final class ReaderFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final List<JavaFileObject> sheets;
    private final List<JavaFileObject> compiled;

    ReaderFiles(StandardJavaFileManager files, List<Sheet> sheets, Map<String, byte[]> compiled) {
        super(files);
        this.sheets = List.copyOf(sheets);
        this.compiled = compiled.entrySet().stream()
                .<JavaFileObject>map(each -> new Compiled(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        boolean ofCells = packageName.equals(Sheet.PACKAGE);
        if (location == StandardLocation.SOURCE_PATH) {
            return ofCells && kinds.contains(JavaFileObject.Kind.SOURCE) ? sheets : List.of();
        }
        return ofCells && location == StandardLocation.CLASS_PATH
                ? compiled
                : super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof Sheet sheet) {
            return sheet.className();
        }
        return file instanceof Compiled made ? made.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof Sheet ? location == StandardLocation.SOURCE_PATH : super.contains(location, file);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what lies in memory is the same as itself alone
    public boolean isSameFile(FileObject a, FileObject b) {
        boolean onDisk = !(a instanceof SimpleJavaFileObject) && !(b instanceof SimpleJavaFileObject);
        return a == b || (onDisk && super.isSameFile(a, b));
    }

    /** A class of an earlier cell. */
    private static final class Compiled extends SimpleJavaFileObject {

        private final String name;
        private final byte[] bytes;

        Compiled(String name, byte[] bytes) {
            super(URI.create("sheet:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
