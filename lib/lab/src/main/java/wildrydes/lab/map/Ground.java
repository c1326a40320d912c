package wildrydes.lab.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What lies under the unicorns: the coast around New York. It is the file of the dashboard, too.
 *
 * @param land edges of land and of lakes in it
 * @param borders of counties
 * @param names of places and waters
 */
record Ground(List<Ring> land, List<Ring> borders, List<Name> names) {

    /**
     * A name on the map.
     *
     * @param zoom from which level of a web map on there is room for it
     */
    record Name(String text, boolean water, double longitude, double latitude, double zoom) {}

    /** Read at the first map. */
    private static final class Loaded {
        private static final Ground NEW_YORK = read();
    }

    /** Metres of a pixel of a web map at the equator, at level 0. */
    private static final double METRES_AT_LEVEL_0 = 156_543;

    private static final double MIDDLE_LATITUDE = 40.7;
    private static final double LABEL_HALF = 40;

    static Ground newYork() {
        return Loaded.NEW_YORK;
    }

    private static Ground read() {
        try (InputStream file = Objects.requireNonNull(
                Ground.class.getResourceAsStream("ground.geojson"), "ground.geojson is missing in the lab's jar")) {
            return of(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ground of(JsonNode collection) {
        List<Ring> land = new ArrayList<>();
        List<Ring> borders = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        for (JsonNode feature : collection.path("features")) {
            JsonNode properties = feature.path("properties");
            JsonNode coordinates = feature.path("geometry").path("coordinates");
            String kind = properties.path("kind").asText();
            switch (kind) {
                case "land" -> coordinates.forEach(polygon -> polygon.forEach(ring -> land.add(ring(ring))));
                case "border" -> coordinates.forEach(line -> borders.add(ring(line)));
                default ->
                    names.add(new Name(
                            properties.path("name").asText(),
                            kind.equals("water"),
                            coordinates.path(0).asDouble(),
                            coordinates.path(1).asDouble(),
                            properties.path("zoom").asDouble()));
            }
        }
        return new Ground(List.copyOf(land), List.copyOf(borders), List.copyOf(names));
    }

    private static Ring ring(JsonNode positions) {
        double[] longitudes = new double[positions.size()];
        double[] latitudes = new double[positions.size()];
        for (int i = 0; i < longitudes.length; i++) {
            longitudes[i] = positions.path(i).path(0).asDouble();
            latitudes[i] = positions.path(i).path(1).asDouble();
        }
        return new Ring(longitudes, latitudes);
    }

    /** Draws it; far from New York nothing. */
    String svg(Area area) {
        StringBuilder edges = new StringBuilder();
        land.forEach(ring -> edges.append(ring.path(area)));
        if (edges.isEmpty()) {
            return "";
        }
        Svg svg = new Svg()
                .leaf(
                        "path",
                        "class",
                        "water",
                        "d",
                        sheet(area) + edges,
                        "fill",
                        "#3d85c6",
                        "fill-opacity",
                        "0.2",
                        "fill-rule",
                        "evenodd")
                .leaf("path", "d", edges, "fill", "none", "stroke", "#3d85c6", "stroke-opacity", "0.7");
        StringBuilder lines = new StringBuilder();
        for (Ring border : borders) {
            Line line = line(border, area);
            if (isOn(line, area)) {
                lines.append(line.simplified().path());
            }
        }
        if (!lines.isEmpty()) {
            svg.leaf(
                    "path",
                    "d",
                    lines,
                    "fill",
                    "none",
                    "stroke",
                    "currentColor",
                    "stroke-opacity",
                    "0.35",
                    "stroke-dasharray",
                    "4 3");
        }
        names(svg, area);
        return svg.toString();
    }

    /** The rectangle of which something is known; beyond it there may be land or water. */
    private String sheet(Area area) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Ring ring : land) {
            for (int i = 0; i < ring.longitudes().length; i++) {
                west = Math.min(west, ring.longitudes()[i]);
                east = Math.max(east, ring.longitudes()[i]);
                south = Math.min(south, ring.latitudes()[i]);
                north = Math.max(north, ring.latitudes()[i]);
            }
        }
        return new Ring(new double[] {west, east, east, west}, new double[] {south, south, north, north}).path(area);
    }

    private static Line line(Ring border, Area area) {
        double[] x = new double[border.longitudes().length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = area.x(border.longitudes()[i]);
            y[i] = area.y(border.latitudes()[i]);
        }
        return new Line(x, y);
    }

    private static boolean isOn(Line line, Area area) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < line.x().length; i++) {
            left = Math.min(left, line.x()[i]);
            right = Math.max(right, line.x()[i]);
            top = Math.min(top, line.y()[i]);
            bottom = Math.max(bottom, line.y()[i]);
        }
        return right >= 0 && left <= area.width() && bottom >= 0 && top <= area.height();
    }

    private void names(Svg svg, Area area) {
        double metresAtLevel0 = METRES_AT_LEVEL_0 * Math.cos(Math.toRadians(MIDDLE_LATITUDE));
        double level = Math.log(metresAtLevel0 / area.metres()) / Math.log(2);
        for (Name name : names) {
            double x = area.x(name.longitude());
            double y = area.y(name.latitude());
            boolean inside = x > LABEL_HALF && x < area.width() - LABEL_HALF && y > 12 && y < area.height() - 12;
            if (inside && name.zoom() <= level) {
                svg.text(
                        "text",
                        name.text(),
                        "x",
                        x,
                        "y",
                        y,
                        "text-anchor",
                        "middle",
                        "font-size",
                        "11",
                        "font-style",
                        name.water() ? "italic" : "normal",
                        "fill",
                        "currentColor",
                        "fill-opacity",
                        "0.6");
            }
        }
    }
}
