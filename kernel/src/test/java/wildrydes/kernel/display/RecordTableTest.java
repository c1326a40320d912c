package wildrydes.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;

class RecordTableTest {

    record Ride(String name, double speed, int[] stops) {}

    record Named(String name) {

        @Override
        public String toString() {
            return name;
        }
    }

    record Nothing() {}

    private final Renderers renderers = new Renderers(RecordTableTest.class.getClassLoader());

    @Test
    void recordsAreRowsAndTheirComponentsColumns() {
        MimeBundle bundle = renderers.render(
                List.of(new Ride("Rocinante", 4.5, new int[] {1, 2}), new Ride("<b>", 12, new int[0])));

        assertThat(bundle.data().get("text/plain")).isEqualTo("""
                Ride: 2 rows
                name       speed  stops
                Rocinante    4.5  [1, 2]
                <b>         12.0  []""");
        assertThat((String) bundle.data().get("text/html"))
                .contains("Ride: 2 rows</caption>")
                .contains("<td style=\"text-align:left;padding:2px 8px\">&lt;b&gt;</td>")
                .contains("<td style=\"text-align:right;padding:2px 8px\">12.0</td>")
                .contains("var(--jp-border-color2,#9e9e9e)");
    }

    @Test
    void arraysAreTablesToo() {
        assertThat(plain(new Ride[] {new Ride("a", 1, new int[0])})).startsWith("Ride: 1 row\nname");
    }

    @Test
    void onlyTheFirstRowsAreShown() {
        MimeBundle bundle = renderers.render(IntStream.range(0, 1_234)
                .mapToObj(i -> new Ride("x".repeat(i), i, new int[0]))
                .toList());

        assertThat(((String) bundle.data().get("text/plain")).lines())
                .hasSize(53)
                .first()
                .isEqualTo("Ride: 1,234 rows");
        assertThat(bundle.data().get("text/plain").toString()).endsWith("\n... 1,184 more rows");
        assertThat(bundle.data().get("text/html").toString()).contains("... 1,184 more rows");
    }

    @Test
    void whatIsNoTableStaysText() {
        assertThat(formats(List.of())).containsExactly("text/plain");
        assertThat(formats(List.of(new Nothing()))).containsExactly("text/plain");
        assertThat(formats(List.of(new Ride("a", 1, new int[0]), new Nothing())))
                .containsExactly("text/plain");
        assertThat(formats(Arrays.asList(new Ride("a", 1, new int[0]), null))).containsExactly("text/plain");
        assertThat(plain(List.of(new Named("Shadowfax")))).isEqualTo("[Shadowfax]");
        assertThat(plain(new Ride("a", 1, new int[0]))).isEqualTo("Ride[name=a, speed=1.0, stops=[]]");
        assertThat(plain(Map.of(1, new Named("b")))).isEqualTo("{1=b}");
    }

    private Iterable<String> formats(Object value) {
        return renderers.render(value).data().keySet();
    }

    private String plain(Object value) {
        return (String) renderers.render(value).data().get("text/plain");
    }
}
