package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import wildrydes.kernel.api.MimeBundle;

/**
 * Compares what people read with files beside the test. Run the tests with {@code -Dgolden.write=true} to write the files
 * anew, and read the difference before you commit it.
 */
public final class Golden {

    private static final Path SOURCE = Path.of("src", "test", "resources");

    private Golden() {}

    /** The text as {@code name.txt} and the HTML as {@code name.html}, in the folder of the test's package. */
    public static void compare(Class<?> test, String name, MimeBundle bundle) {
        compareText(test, name + ".txt", String.valueOf(bundle.data().get("text/plain")));
        // A line for each row or block, so that differences can be read.
        compareText(
                test,
                name + ".html",
                String.valueOf(bundle.data().get("text/html"))
                        .replace("<tr", "\n<tr")
                        .replace("<div", "\n<div")
                        .replace("<details", "\n<details"));
    }

    /** The text as that file, in the folder of the test's package. */
    public static void compareText(Class<?> test, String file, String text) {
        String path = test.getPackageName().replace('.', '/') + "/" + file;
        if (Boolean.getBoolean("golden.write")) {
            write(SOURCE.resolve(path), text + "\n");
        }
        assertThat(text + "\n").as(path).isEqualTo(read(path));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String path) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                return Files.readString(SOURCE.resolve(path));
            }
            try (InputStream file = Golden.class.getClassLoader().getResourceAsStream(path)) {
                assertThat(file).as(path + " is missing").isNotNull();
                return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
