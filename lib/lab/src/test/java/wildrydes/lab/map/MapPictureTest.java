package wildrydes.lab.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Golden;

class MapPictureTest {

    private static String svg(Tracks tracks, Optional<Instant> now) {
        return new MapView().svg(tracks, now, "words");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Tracks ride() {
        Tracks tracks = Rides.flying(3, 60);
        tracks.add(Rides.seen("Pegasus", 10, 200, -400));
        tracks.add(Optional.empty());
        return tracks;
    }

    @Test
    void aMapIsATextAndADrawing() {
        MimeBundle picture = MapPicture.of(new MapView(), ride(), "Stream wildrydes", Rides.at(60));

        Golden.compareText(getClass(), "map.txt", String.valueOf(picture.data().get("text/plain")));
        assertThat(picture.data()).as("what JupyterLab would prefer to it").containsOnlyKeys("text/plain", "text/html");
        assertThat(String.valueOf(picture.data().get("text/html")))
                .contains("<svg ", "1 silent for more than 30 seconds; 1 record without a place", "<td");
    }

    @Test
    void theDrawingIsTheSameEachTime() throws Exception {
        Ground nothing = new Ground(List.of(), List.of(), List.of());

        String svg = new MapView(nothing).svg(ride(), Rides.at(60), "words");

        parsed(svg);
        Golden.compareText(getClass(), "map.svg", svg.replace("><", ">\n<"));
    }

    @Test
    void namesAreTextAndNoMarkup() throws Exception {
        Tracks tracks = new Tracks();
        tracks.add(Rides.seen("\"><script>alert(1)</script>", 0, 0, 0));

        String svg = svg(tracks, Rides.at(0));

        assertThat(svg).doesNotContain("<script");
        assertThat(parsed(svg).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("\"><script>alert(1)</script>, 67.1 mph, health 151, magic 149");
    }

    @Test
    void aCrowdIsDrawnInFewElements() throws Exception {
        Tracks crowd = Rides.flying(1200, 60);

        String svg = svg(crowd, Rides.at(60));

        assertThat(svg).hasSizeLessThan(150_000);
        assertThat(parsed(svg).getElementsByTagName("title").getLength()).isZero();
        assertThat(parsed(svg).getElementsByTagName("path").getLength()).isGreaterThan(1200);
        assertThat(MapPicture.of(new MapView(), crowd, "Stream wildrydes", Rides.at(60))
                        .data()
                        .get("text/plain"))
                .asString()
                .contains("1,200 unicorns on the map.", "*", "... 1,185 more rows ...")
                .hasSizeLessThan(5_000);
    }

    @Test
    void nearNewYorkThereIsGroundAndFarAwayOnlyTheGrid() {
        Tracks paris = new Tracks();
        paris.add(Sighting.of(Map.of("Name", "Licorne", "Latitude", 48.8584, "Longitude", 2.2945), "key", Rides.at(0)));

        assertThat(svg(Rides.flying(2, 60), Rides.at(60)))
                .contains("class=\"water\"", "40.76\u00b0 N", "73.98\u00b0 W");
        assertThat(svg(paris, Rides.at(0)))
                .doesNotContain("class=\"water\"")
                .contains("48.858\u00b0 N", "2.294\u00b0 E", "Licorne");
    }

    @Test
    void groundAndNamesAreDrawnWhereThereIsRoom() {
        Ring island =
                new Ring(new double[] {-74.01, -73.97, -73.97, -74.01}, new double[] {40.72, 40.72, 40.76, 40.76});
        Ring border = new Ring(new double[] {-74.0, -73.9}, new double[] {40.7, 40.8});
        Ground ground = new Ground(
                List.of(island), List.of(border), List.of(new Ground.Name("An <Island>", false, -73.99, 40.74, 13)));

        String near = new MapView(ground).svg(Rides.flying(4, 60), Rides.at(60), "words");
        String far = new MapView(ground).svg(Rides.flying(4, 600), Rides.at(600), "words");

        assertThat(near).contains("class=\"water\"", "stroke-dasharray", ">An &lt;Island&gt;</text>", "1,000 m");
        assertThat(far).contains("class=\"water\"", "10 km").doesNotContain("Island");
    }

    @Test
    void anEmptyMapSaysSo() {
        assertThat(svg(new Tracks(), Rides.at(0))).contains("No unicorn is on the map.");
        assertThat(MapPicture.of(new MapView(), new Tracks(), "Stream wildrydes", Rides.at(0))
                        .data()
                        .get("text/plain"))
                .isEqualTo("Stream wildrydes: 0 unicorns on the map.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#1e1e1e", "#111111"})
    void tracksAreReadableOnLightAndDarkPages(String page) {
        for (String colour : MapView.COLOURS) {
            double one = luminance(colour);
            double other = luminance(page);
            double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            assertThat(contrast).as(colour + " on " + page).isGreaterThan(3);
        }
    }

    /** Of WCAG 2. */
    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    @Test
    void whoAsksGetsTheDrawingAndThePlacesByThemselves() {
        MimeBundle all = MapPicture.onRequest(new MapView(), ride(), "Stream wildrydes", Rides.at(60));

        assertThat(all.data()).containsOnlyKeys("text/plain", "image/svg+xml", "application/geo+json");
        Map<?, ?> places = (Map<?, ?>) all.data().get("application/geo+json");
        assertThat(places.get("type")).isEqualTo("FeatureCollection");
        List<?> features = (List<?>) places.get("features");
        assertThat(features).as("a line and a point each; Pegasus is silent").hasSize(6);
        assertThat(features.get(1))
                .asString()
                .contains("type=Point", "name=Shadowfax", "mph=67.1", "seen=2026-03-02T09:15:36Z");
    }
}
