package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HomeFolderTest {

    private static final Path USER = Path.of(System.getProperty("user.home"));

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no HOME.")
    void itIsWhatAShellCallsSo() {
        assertThat(HomeFolder.of(Map.of("HOME", "/home/jovyan"))).isEqualTo(Path.of("/home/jovyan"));
        assertThat(CloudHome.of(Map.of("HOME", "/home/jovyan")).root()).isEqualTo(Path.of("/home/jovyan/.wildrydes"));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "Elsewhere HOME counts.")
    void onWindowsHomeDoesNotCount() {
        assertThat(HomeFolder.of(Map.of("HOME", "C:\\elsewhere"))).isEqualTo(USER);
    }

    @Test
    void withoutOneItIsTheUsers() {
        assertThat(HomeFolder.of(Map.of())).isEqualTo(USER);
        assertThat(HomeFolder.of(Map.of("HOME", " "))).isEqualTo(USER);
    }
}
