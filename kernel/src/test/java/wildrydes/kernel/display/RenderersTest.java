package wildrydes.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.api.Renderer;

class RenderersTest {

    private final Renderers renderers = new Renderers(RenderersTest.class.getClassLoader());

    @Test
    void textSaysWhatTheValueSays() {
        assertThat(text(null)).isEqualTo("null");
        assertThat(text("a")).isEqualTo("a");
        assertThat(text(1.5)).isEqualTo("1.5");
        assertThat(text('c')).isEqualTo("c");
        assertThat(text(new IllegalStateException("x"))).isEqualTo("java.lang.IllegalStateException: x");
    }

    @Test
    void aValueMayDrawItselfInIJavasWay() {
        DisplayDataRenderable bird = context -> {
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>heron</b>");
            context.getOutputContainer().putText("heron");
        };
        var data = new DisplayData("plain");
        data.putMarkdown("*plain*");

        assertThat(renderers.render(bird).data()).isEqualTo(Map.of("text/plain", "heron", "text/html", "<b>heron</b>"));
        assertThat(renderers.render(data).data()).isEqualTo(Map.of("text/plain", "plain", "text/markdown", "*plain*"));
    }

    @Test
    void aRenderingWithoutAnyFormatSaysThatTheValueIsShownAlready() {
        renderers.register(StringBuilder.class, text -> new MimeBundle(Map.of(), Map.of()));

        assertThat(renderers.render(new StringBuilder("live")).data()).isEmpty();
        assertThat(renderers.render(new MimeBundle(Map.of(), Map.of())).data())
                .as("a bundle itself is a value")
                .isEqualTo(Map.of("text/plain", "[]"));
    }

    @Test
    void arraysShowTheirElements() {
        assertThat(text(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(text(new int[0][1])).isEqualTo("[]");
        assertThat(text(new Object[] {1, null, new String[] {"a"}, List.of(new double[] {1}, "b")}))
                .isEqualTo("[1, null, [a], [[1.0], b]]");
    }

    @Test
    void aMapIsATableWhereHtmlIsShown() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a<b", 1);
        map.put("c", List.of(2, 3));

        Map<String, Object> shown = renderers.render(map).data();

        assertThat(shown).containsEntry("text/plain", "{a<b=1, c=[2, 3]}");
        assertThat(String.valueOf(shown.get("text/html")))
                .contains(
                        ">2 entries</caption>",
                        ">a&lt;b</td>",
                        "text-align:right;padding:2px 8px\">1</td>",
                        ">[2, 3]</td>");
        assertThat(renderers.render(Map.of()).data()).isEqualTo(Map.of("text/plain", "{}"));
        Map<Integer, Integer> many = new LinkedHashMap<>();
        IntStream.range(0, 60).forEach(i -> many.put(i, i));
        assertThat(String.valueOf(renderers.render(many).data().get("text/html")))
                .contains(">49</td>", "... 10 more entries")
                .doesNotContain(">50</td>");
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(text(new int[1_002])).endsWith("0, 0, ... (2 more)]");
        assertThat(text(IntStream.range(0, 1_003).boxed().toList())).endsWith("998, 999, ... (3 more)]");
        assertThat(text("x".repeat(100_007))).hasSize(100_000 + "... (7 more characters)".length());
        Map<Integer, Integer> map = new LinkedHashMap<>();
        IntStream.range(0, 1_001).forEach(i -> map.put(i, i));
        assertThat(text(map)).startsWith("{0=0, 1=1, ").endsWith(", ... (1 more)}");
    }

    @Test
    void whatHoldsItselfEnds() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(text(list)).isEqualTo("[(itself)]");
        Object[] array = new Object[1];
        array[0] = array;
        assertThat(text(array)).isEqualTo("[(itself)]");
    }

    @Test
    void aFailingToStringIsToldInPlainWords() {
        assertThat(text(new Failing()))
                .isEqualTo("(a " + Failing.class.getName()
                        + ", whose toString failed with java.lang.UnsupportedOperationException)");
        assertThat(text(Collections.singletonList(new Failing()))).startsWith("[(a ");
    }

    @Test
    void picturesAreShownAsPng() throws IOException {
        MimeBundle bundle = renderers.render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));

        assertThat(bundle.data()).containsEntry("text/plain", "Picture of 3 x 2 pixels");
        byte[] png = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(3);
    }

    @Test
    void everyBundleHasPlainText() {
        MimeBundle html = new MimeBundle(Map.of("text/html", "<b>x</b>"), Map.of());

        assertThat(renderers.render(html).data()).containsEntry("text/plain", "[text/html]");
        assertThat(renderers.render(MimeBundle.text("kept")).data()).containsExactly(Map.entry("text/plain", "kept"));
    }

    @Test
    void servicesComeFirstAndAFailingOneIsLoggedAndPassedOver(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Renderer.class.getName()),
                "no.such.Renderer\n" + Breaking.class.getName() + "\n" + Shouting.class.getName() + "\n");
        var log = new Log();
        Logger logger = Logger.getLogger(Renderers.class.getName());
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, RenderersTest.class.getClassLoader())) {
            var served = new Renderers(loader);

            assertThat(served.render("a").data()).containsEntry("text/html", "<b>A!</b>");
            assertThat(served.render("a").data()).containsEntry("text/plain", "a");
            assertThat(served.render(1).data()).containsExactly(Map.entry("text/plain", "1"));
        } finally {
            logger.removeHandler(log);
            logger.setUseParentHandlers(true);
        }
        assertThat(log.messages)
                .contains("A renderer on the class path cannot be used; the others are")
                .contains(Breaking.class.getName() + " failed to render a java.lang.String; it is shown as text");
    }

    private String text(Object value) {
        return (String) renderers.render(value).data().get("text/plain");
    }

    private static final class Failing {

        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    /** Knows everything, and fails. */
    public static final class Breaking implements Renderer {

        @Override
        public Optional<MimeBundle> render(Object value) {
            throw new IllegalStateException("broken");
        }
    }

    /** Knows texts, and forgets the plain form. */
    public static final class Shouting implements Renderer {

        @Override
        public Optional<MimeBundle> render(Object value) {
            return value instanceof String text
                    ? Optional.of(new MimeBundle(
                            Map.of("text/html", "<b>" + text.toUpperCase(Locale.ROOT) + "!</b>"), Map.of()))
                    : Optional.empty();
        }
    }

    private static final class Log extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
