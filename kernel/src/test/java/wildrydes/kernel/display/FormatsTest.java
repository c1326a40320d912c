package wildrydes.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.api.MimeBundle;

/** Values in formats that were asked for, and in those that the notebook registered. */
class FormatsTest {

    private final Renderers renderers = new Renderers(FormatsTest.class.getClassLoader());

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/markdown", "text/latex", "image/svg+xml", "application/javascript"})
    void aTextIsWhatTheUserSaysItIs(String type) {
        assertThat(renderers.render("<b>x</b>", Set.of(type)).data())
                .isEqualTo(Map.of("text/plain", "<b>x</b>", type, "<b>x</b>"));
    }

    @Test
    void aTextIsNoPicture() {
        assertThat(renderers.render("x", Set.of("image/png")).data()).isEqualTo(Map.of("text/plain", "x"));
    }

    @Test
    void jsonIsSentAsWhatItSays() {
        assertThat(renderers
                        .render("{\"a\": [1, true]}", Set.of("application/vnd.vegalite.v5+json"))
                        .data())
                .containsEntry("application/vnd.vegalite.v5+json", Map.of("a", List.of(1, true)));
        assertThat(renderers.render("[1", Set.of("application/json")).data()).containsEntry("application/json", "[1");
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(renderers.render(42, Set.of("text/html")).data()).isEqualTo(Map.of("text/plain", "42"));
        assertThat(renderers
                        .render(MimeBundle.text("a").withHtml("b").with("text/latex", "c"), Set.of("text/html"))
                        .data())
                .isEqualTo(Map.of("text/plain", "a", "text/html", "b"));
    }

    @Test
    void aPictureComesInTheFormatThatWasAskedFor() throws IOException {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 1, Color.RED.getRGB());

        Map<String, Object> data =
                renderers.render(image, Set.of("image/jpeg", "image/gif")).data();

        assertThat(data).containsOnlyKeys("text/plain", "image/jpeg", "image/gif");
        assertThat(picture(data, "image/jpeg").getWidth()).isEqualTo(3);
        assertThat(picture(data, "image/gif").getHeight()).isEqualTo(2);
    }

    @Test
    void aHugePictureIsDrawnSmaller() throws IOException {
        Map<String, Object> data = renderers
                .render(new BufferedImage(8_000, 2_000, BufferedImage.TYPE_BYTE_GRAY))
                .data();

        assertThat(data).containsEntry("text/plain", "Picture of 8000 x 2000 pixels, shown with 4000 x 1000");
        assertThat(picture(data, "image/png").getWidth()).isEqualTo(4_000);
    }

    @Test
    void everyKindOfPictureIsDrawn() throws IOException {
        Image scaled = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB).getScaledInstance(2, 2, Image.SCALE_FAST);
        var indexed = new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_INDEXED);

        assertThat(renderers.render(indexed).data()).containsKey("image/png");
        // What is still being loaded has no size yet, and is text.
        assertThat(renderers.render(scaled).data()).containsKey("text/plain");
    }

    @Test
    void theNotebooksOwnRenderingComesFirstAndTheMostSpecificOneCounts() {
        renderers.register(Number.class, number -> MimeBundle.text("number " + number));
        renderers.register(
                Integer.class, number -> new MimeBundle(Map.of("text/html", "<i>" + number + "</i>"), Map.of()));
        renderers.register(Comparable.class, any -> MimeBundle.text("comparable"));

        assertThat(renderers.render(1).data()).isEqualTo(Map.of("text/plain", "1", "text/html", "<i>1</i>"));
        assertThat(renderers
                        .render(new java.util.concurrent.atomic.AtomicInteger(2))
                        .data())
                .isEqualTo(Map.of("text/plain", "number 2"));
        renderers.register(Integer.class, number -> MimeBundle.text("later " + number));
        assertThat(renderers.render(1).data()).isEqualTo(Map.of("text/plain", "later 1"));
    }

    @Test
    void aRegisteredRenderingThatFailsIsTheCellsFailure() {
        renderers.register(Integer.class, number -> {
            throw new IllegalStateException("cannot draw " + number);
        });

        assertThatThrownBy(() -> renderers.render(7)).hasMessage("cannot draw 7");
    }

    @Test
    void aRegisteredRenderingWithoutTheFormatLeavesItToOthers() {
        renderers.register(String.class, text -> MimeBundle.text("registered"));

        assertThat(renderers.render("*x*", Set.of("text/markdown")).data()).containsEntry("text/markdown", "*x*");
    }

    @Test
    void whatALibraryRegisteredWithJvmReprIsShown(@TempDir Path folder) throws Exception {
        compile(folder, "ToStringDisplayer", "package jupyter; public class ToStringDisplayer {}");
        compile(folder, "Registration", """
                package jupyter;
                public class Registration {
                    public Object find(Class<?> type) {
                        return type == Integer.class ? this : new ToStringDisplayer();
                    }
                }
                """);
        compile(folder, "Displayers", """
                package jupyter;
                public class Displayers {
                    public static Registration registration() { return new Registration(); }
                    public static <T> java.util.Map<String, String> display(T value) {
                        return java.util.Map.of("text/html", "<u>" + value + "</u>");
                    }
                }
                """);
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            renderers.reload(loader);

            assertThat(renderers.render(1).data()).isEqualTo(Map.of("text/plain", "1", "text/html", "<u>1</u>"));
            assertThat(renderers.render("a").data()).isEqualTo(Map.of("text/plain", "a"));
        }
    }

    private static void compile(Path folder, String name, String source) throws IOException {
        Path file = Files.createDirectories(folder.resolve("jupyter")).resolve(name + ".java");
        Files.writeString(file, source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        folder.toString(),
                        "-sourcepath",
                        "",
                        "-implicit:none",
                        file.toString());
        assertThat(code).isZero();
    }

    private static BufferedImage picture(Map<String, Object> data, String type) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) data.get(type))));
    }
}
