package wildrydes.lab.code;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler makes in memory. */
final class ClassFileStore extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    ClassFileStore(StandardJavaFileManager standard) {
        super(standard);
    }

    /** By their paths. */
    Map<String, byte[]> classFiles() {
        Map<String, byte[]> files = new HashMap<>();
        written.forEach((path, bytes) -> files.put(path, bytes.toByteArray()));
        return files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        String path = className.replace('.', '/') + kind.extension;
        return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
            @Override
            public OutputStream openOutputStream() {
                var bytes = new ByteArrayOutputStream();
                written.put(path, bytes);
                return bytes;
            }
        };
    }
}
