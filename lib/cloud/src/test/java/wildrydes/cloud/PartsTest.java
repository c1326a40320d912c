package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.Parts.Stage;

class PartsTest {

    private final Parts parts = new Parts();
    private final List<String> closed = new ArrayList<>();

    private void add(Stage stage, String name) {
        parts.add(stage, () -> closed.add(name));
    }

    @Test
    void stagesAreClosedFromTheLastOnAndPartsOfOneInReverseOrder() throws IOException {
        add(Stage.WORK, "pollers");
        add(Stage.FOUNDATION, "folder");
        add(Stage.FOUNDATION, "store");
        add(Stage.SERVER, "server");
        add(Stage.CLOCK, "clock");
        add(Stage.WAITING, "journal");
        add(Stage.SERVICE, "tables");

        parts.close();
        parts.close();

        assertThat(closed).containsExactly("pollers", "clock", "journal", "server", "tables", "store", "folder");
    }

    @Test
    void whatCannotBeClosedKeepsNothingElseOpen() {
        add(Stage.FOUNDATION, "folder");
        parts.add(Stage.FOUNDATION, () -> {
            throw new IllegalStateException("The disk is full.");
        });
        parts.add(Stage.CLOCK, () -> {
            throw new IOException("The clock stands still.");
        });

        assertThatThrownBy(parts::close)
                .isInstanceOf(IOException.class)
                .hasMessage("A part of the cloud could not be closed: The clock stands still.")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("A part of the cloud could not be closed: The disk is full."));
        assertThat(closed).containsExactly("folder");
    }
}
