package wildrydes.answers.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.KeyParser;
import wildrydes.answers.notebook.NbgraderRules;

class VersionTest {

    @ParameterizedTest
    @EnumSource(Version.class)
    void makesTheSameNotebookFromAKeyEveryTime(Version version) throws IOException {
        Key key = KeyParser.parse("09-sample", resource("09-sample.md"));

        String text = version.of(key).text();

        assertThat(text).isEqualTo(resource("09-sample-" + version.name().toLowerCase(Locale.ROOT) + ".ipynb"));
        assertThat(NbgraderRules.problems(version.of(key))).isEmpty();
    }

    private static String resource(String name) throws IOException {
        try (var in = VersionTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
