package wildrydes.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeapWatchTest {

    private final AtomicInteger ended = new AtomicInteger();
    private final HeapWatch watch = new HeapWatch(ended::incrementAndGet);

    @Test
    void aProcessThatOnlyCollectsEnds() {
        for (int look = 0; look < 3; look++) {
            watch.looked(990, 1_000);
        }
        assertThat(ended).hasValue(0);
        watch.looked(3_900, 4_000);
        assertThat(ended).hasValue(1);
    }

    @Test
    void aBurstOfCollectionsDoesNotEndIt() {
        for (int look = 0; look < 20; look++) {
            watch.looked(look % 4 == 3 ? 500 : 990, 1_000);
        }
        assertThat(ended).hasValue(0);
    }
}
