package wildrydes.lab.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TracksTest {

    @Test
    void whoIsSilentForMoreThanThirtySecondsLeavesTheMapAndStaysInTheTable() {
        Tracks tracks = new Tracks();
        tracks.add(Rides.seen("Shadowfax", 0, 0, 0));
        tracks.add(Rides.seen("Bucephalus", 10, 0, 0));

        assertThat(tracks.inTheAir(Rides.at(30))).isEqualTo(2);
        assertThat(tracks.inTheAir(Rides.at(31))).isEqualTo(1);
        assertThat(tracks.inTheAir(Rides.at(41))).isZero();
        assertThat(tracks.inTheAir(Optional.empty())).as("a map without a time").isEqualTo(2);
        Table seen = tracks.lastSeen(Rides.at(31));
        assertThat(seen.stringColumn("name").asList()).containsExactly("Bucephalus", "Shadowfax");
        assertThat(seen.stringColumn("state").asList()).containsExactly("on the map", "silent");
        assertThat(seen.instantColumn("last seen").get(1)).isEqualTo(Rides.START);
        assertThat(seen.doubleColumn("mph").get(1)).isEqualTo(67.1);
    }

    @Test
    void whatIsKnownOfNobodyHasNoColumn() {
        Tracks tracks = new Tracks();
        tracks.add(Sighting.of(
                Map.of("Name", "Shadowfax", "Latitude", 40.7, "Longitude", -73.9), "key", Optional.empty()));

        assertThat(tracks.lastSeen(Optional.empty()).columnNames())
                .containsExactly("name", "state", "latitude", "longitude");
        tracks.add(Sighting.of(
                Map.of("Name", "Bucephalus", "Latitude", 40.7, "Longitude", -73.9, "MagicPoints", 150),
                "key",
                Rides.at(3)));
        assertThat(tracks.lastSeen(Optional.empty()).columnNames())
                .containsExactly("name", "state", "last seen", "latitude", "longitude", "magic");
    }

    @Test
    void theSilentOnesComeLatestFirst() {
        Tracks tracks = new Tracks();
        tracks.add(Rides.seen("first", 0, 0, 0));
        tracks.add(Rides.seen("last", 9, 0, 0));
        tracks.add(Rides.seen("middle", 5, 0, 0));

        assertThat(tracks.lastSeen(Rides.at(100)).stringColumn("name").asList())
                .containsExactly("last", "middle", "first");
    }

    @Test
    void whoComesBackAfterASilenceBeginsANewTrack() {
        Tracks tracks = new Tracks();
        tracks.add(Rides.seen("Shadowfax", 0, 0, 0));
        tracks.add(Rides.seen("Shadowfax", 30, 30, 0));
        assertThat(tracks.flying(Rides.at(30)).get(0).size()).isEqualTo(2);

        tracks.add(Rides.seen("Shadowfax", 61, 60, 0));

        assertThat(tracks.flying(Rides.at(61)).get(0).size()).isEqualTo(1);
    }

    @Test
    void aTrackKnowsWhereItIsHeaded() {
        Tracks tracks = new Tracks();
        tracks.add(Rides.seen("Shadowfax", 0, 0, 0));
        assertThat(tracks.flying(Optional.empty()).get(0).heading())
                .as("from a single place")
                .isEmpty();

        tracks.add(Rides.seen("Shadowfax", 1, 0, 30));
        assertThat(tracks.flying(Optional.empty()).get(0).heading().orElseThrow())
                .isCloseTo(90, offset(0.1));

        tracks.add(Rides.seen("Shadowfax", 2, -30, 30));
        assertThat(tracks.flying(Optional.empty()).get(0).heading().orElseThrow())
                .isCloseTo(180, offset(0.1));
    }

    @Test
    void aLongTrackForgetsPlacesButNeitherItsStartNorItsEnd() {
        Tracks tracks = new Tracks();
        for (int second = 0; second <= 10_000; second++) {
            tracks.add(Rides.seen("Shadowfax", second, second, 0));
        }

        Track track = tracks.flying(Optional.empty()).get(0);
        assertThat(track.size()).isBetween(300, 600);
        assertThat(track.latitude(0)).isEqualTo(40.749167);
        assertThat(track.latitude(track.size() - 1)).isEqualTo(track.last().latitude());
    }

    @Test
    void recordsWithoutAPlaceAndNamesWithoutEndAreCounted() {
        Tracks tracks = new Tracks();
        tracks.add(Sighting.of(Map.of("Name", "Pegasus"), "key", Optional.empty()));
        for (int i = 0; i < 10_002; i++) {
            tracks.add(Rides.seen("Unicorn-" + i, 0, 0, 0));
        }

        assertThat(tracks.withoutPlace()).isEqualTo(1);
        assertThat(tracks.size()).isEqualTo(10_000);
        assertThat(tracks.tooMany()).isEqualTo(2);
    }
}
