package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static StoredObject object(String key, String file) {
        return new StoredObject(key, file, 0, "\"\"", Instant.EPOCH, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    @Test
    void namesThatDifferInCaseOnlyAreOnePlace() {
        Places places = new Places(List.of(object("A", "A")));

        assertThat(places.another(object("a", "a"))).isTrue();
        assertThat(places.another(object("A", "A"))).isFalse();
        assertThat(places.taken(object("a", "a"))).isTrue();
        assertThat(places.another(object("a", "%61"))).isFalse();
    }

    @Test
    void whoLeavesAPlaceThatIsAnothersByNowLeavesItToThat() {
        Places places = new Places(List.of(object("A", "A")));
        places.take(object("a", "a"));
        places.leave(object("A", "A"));

        assertThat(places.taken(object("a", "a"))).isTrue();
        places.leave(object("a", "a"));
        assertThat(places.taken(object("a", "a"))).isFalse();
    }
}
