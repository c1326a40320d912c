package wildrydes.answers.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A jar with some of it left out, or with its libraries in another place. */
final class JarCopy {

    private final Path jar;
    private final List<String> without;
    private final @Nullable String libraries;

    private JarCopy(Path jar, List<String> without, @Nullable String libraries) {
        this.jar = jar;
        this.without = without;
        this.libraries = libraries;
    }

    static JarCopy of(Path jar) {
        return new JarCopy(jar, List.of(), null);
    }

    /** @param prefix of the entries that are left out */
    JarCopy without(String prefix) {
        List<String> more = new ArrayList<>(without);
        more.add(prefix);
        return new JarCopy(jar, List.copyOf(more), libraries);
    }

    /** @param folder relative to the jar, with a slash at its end */
    JarCopy librariesIn(String folder) {
        return new JarCopy(jar, without, folder);
    }

    /** Leaves the stream open. */
    void writeTo(OutputStream to) throws IOException {
        ZipOutputStream copy = new ZipOutputStream(to);
        try (JarFile from = new JarFile(jar.toFile(), false)) {
            for (ZipEntry entry : from.stream().toList()) {
                if (without.stream().noneMatch(entry.getName()::startsWith)) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTime(entry.getTime());
                    copy.putNextEntry(same);
                    copy.write(entry.getName().equals(JarFile.MANIFEST_NAME) ? manifest(from) : bytes(from, entry));
                    copy.closeEntry();
                }
            }
        }
        copy.finish();
    }

    private static byte[] bytes(JarFile from, ZipEntry entry) throws IOException {
        try (InputStream content = from.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    private byte[] manifest(JarFile from) throws IOException {
        Manifest manifest = from.getManifest();
        if (libraries != null) {
            String classPath = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            Arrays.stream(classPath.split(" "))
                                    .map(entry -> libraries + entry.substring(entry.lastIndexOf('/') + 1))
                                    .collect(Collectors.joining(" ")));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        return text.toByteArray();
    }
}
