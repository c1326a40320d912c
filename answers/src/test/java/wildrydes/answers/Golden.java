package wildrydes.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what people read with files in the folder of the test's package. Run the tests with {@code -Dgolden.write=true} to write
 * the files anew, and read the difference before you commit it.
 */
public final class Golden {

    private static final Path RESOURCES = Project.here()
            .root()
            .resolve("answers")
            .resolve("src")
            .resolve("test")
            .resolve("resources");

    private Golden() {}

    public static void compare(Class<?> test, String file, String text) {
        Path path = path(test, file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text, StandardCharsets.UTF_8);
            }
            assertThat(path)
                    .as("the expected text, which -Dgolden.write=true writes")
                    .exists();
            assertThat(text).as(file).isEqualTo(text(test, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expected text. */
    public static String text(Class<?> test, String file) throws IOException {
        return Files.readString(path(test, file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static Path path(Class<?> test, String file) {
        return RESOURCES.resolve(test.getPackageName().replace('.', '/')).resolve(file);
    }
}
