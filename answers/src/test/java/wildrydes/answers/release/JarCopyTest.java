package wildrydes.answers.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCopyTest {

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = Jars.write(
                folder.resolve("a.jar"), "lib/one.jar lib/two.jar", "a/One.class", "a/b/Two.class", "c/Three.class");
    }

    private static byte[] bytes(JarCopy copy) throws IOException {
        var out = new ByteArrayOutputStream();
        copy.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void aCopyHasTheSameInTheSameOrder() throws IOException {
        byte[] copy = bytes(JarCopy.of(jar));

        assertThat(Jars.entries(copy))
                .containsOnlyKeys("META-INF/MANIFEST.MF", "a/One.class", "a/b/Two.class", "c/Three.class");
        assertThat(Jars.entries(copy).get("a/b/Two.class")).isEqualTo("a/b/Two.class".getBytes(StandardCharsets.UTF_8));
        assertThat(Jars.classPath(copy)).isEqualTo("lib/one.jar lib/two.jar");
        assertThat(bytes(JarCopy.of(jar))).isEqualTo(copy);
    }

    @Test
    void whatBeginsWithAPrefixIsLeftOut() throws IOException {
        byte[] copy = bytes(JarCopy.of(jar).without("a/b/").without("c/Three"));

        assertThat(Jars.entries(copy)).containsOnlyKeys("META-INF/MANIFEST.MF", "a/One.class");
    }

    @Test
    void librariesAreLookedForInAnotherFolder() throws IOException {
        byte[] copy = bytes(JarCopy.of(jar).librariesIn("../far/").without("a/"));

        assertThat(Jars.classPath(copy)).isEqualTo("../far/one.jar ../far/two.jar");
        assertThat(Jars.entries(copy)).containsOnlyKeys("META-INF/MANIFEST.MF", "c/Three.class");
    }
}
