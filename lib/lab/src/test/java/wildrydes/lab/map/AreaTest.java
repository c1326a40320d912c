package wildrydes.lab.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static List<Track> tracks(List<double[]> places) {
        Tracks tracks = new Tracks();
        places.forEach(place -> tracks.add(
                Sighting.of(Map.of("Latitude", place[0], "Longitude", place[1]), "Shadowfax", Optional.empty())));
        return tracks.flying(Optional.empty());
    }

    @Property(tries = 300)
    void anyPlacesOnTheEarthAreOnTheirMap(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -90, max = 90) Double> latitudes,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        List<double[]> places = latitudes.stream()
                .map(latitude -> new double[] {latitude, longitude * latitude / 90})
                .toList();

        Area area = Area.around(tracks(places), 720, 440);

        for (double[] place : places) {
            assertThat(area.x(place[1])).isBetween(0.0, 720.0);
            assertThat(area.y(place[0])).isBetween(0.0, 440.0);
        }
    }

    @Test
    void aMetreIsAsLongToTheRightAsUpwards() {
        List<Track> flying = Rides.flying(4, 60).flying(Optional.empty());

        Area area = Area.around(flying, 720, 440);

        Track north = flying.get(0);
        Track east = flying.get(1);
        double up = area.y(north.latitude(0)) - area.y(north.latitude(60));
        double right = area.x(east.longitude(60)) - area.x(east.longitude(0));
        assertThat(up).isCloseTo(right, offset(0.5)).isCloseTo(1800 / area.metres(), offset(0.1));
    }

    @Test
    void aUnicornThatHasHardlyMovedIsOnAMapOfSomeHundredMetres() {
        Area area = Area.around(Rides.flying(1, 0).flying(Optional.empty()), 720, 440);

        assertThat(area.metres() * 440).isBetween(400.0, 600.0);
    }

    @Test
    void theMapStandsStillWhileEverybodyIsOnItAndIsDrawnAnewWithRoomAhead() {
        Area first = Area.around(Rides.flying(4, 60).flying(Optional.empty()), 720, 440);

        Area next = first.following(Rides.flying(4, 62).flying(Optional.empty()));
        Area later = first.following(Rides.flying(4, 120).flying(Optional.empty()));

        assertThat(next).isSameAs(first);
        assertThat(later.metres()).isGreaterThan(first.metres());
        assertThat(later.following(Rides.flying(4, 150).flying(Optional.empty())))
                .isSameAs(later);
        assertThat(later.following(List.of())).as("nobody is left").isSameAs(later);
    }

    @Test
    void aMapThatHasBecomeMuchTooWideIsDrawnAnew() {
        Area wide = Area.around(Rides.flying(4, 1000).flying(Optional.empty()), 720, 440);

        assertThat(wide.following(Rides.flying(4, 100).flying(Optional.empty())).metres())
                .isLessThan(wide.metres() / 3);
    }
}
