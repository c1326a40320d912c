package wildrydes.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource({
        "g:a:1, jar, ''",
        "g:a:pom:1, pom, ''",
        "g:a::1, jar, ''",
        "g:a:jar:sources:1, jar, sources",
        "g:a:jar::1, jar, ''",
        "g:a::sources:1, jar, sources"
    })
    void packagingAndClassifierMayStandBeforeTheVersion(String text, String packaging, String classifier)
            throws MavenException {
        assertThat(Coordinates.of(text)).isEqualTo(new Coordinates("g", "a", packaging, classifier, "1"));
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String group,
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String packaging,
            @ForAll @AlphaChars @StringLength(max = 9) String classifier)
            throws MavenException {
        assertThat(Coordinates.of(group + ":a:" + packaging + ":" + classifier + ":[1,2)"))
                .isEqualTo(new Coordinates(group, "a", packaging, classifier, "[1,2)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guava", "com.google.guava:guava", "g:a:", ":a:1", "a b:c:1", "g:a:b:c:d:1"})
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Coordinates.of(text))
                .isInstanceOf(MavenException.class)
                .hasMessage("\"" + text + "\" names no library. Write groupId:artifactId:version, for example"
                        + " com.google.guava:guava:33.4.8-jre; packaging and classifier may stand before the version.");
    }

    @Test
    void aRepositoryHasAnAddress() throws MavenException {
        assertThat(Repository.of("a", "https://example.org/m2").url()).isEqualTo("https://example.org/m2");
        assertThatThrownBy(() -> Repository.of("a", "jitpack"))
                .isInstanceOf(MavenException.class)
                .hasMessage("\"jitpack\" is no address of a repository. Write an id and a URL, for example %mavenRepo"
                        + " jitpack https://jitpack.io.");
        assertThatThrownBy(() -> Repository.of("a", "http://[")).isInstanceOf(MavenException.class);
    }

    @Test
    void theyAreWrittenAsTheyAreRead() throws MavenException {
        for (String text : List.of("a.b:c:1.0", "a:b:war:1", "a:b:jar:linux:2")) {
            assertThat(Coordinates.of(text)).hasToString(text);
        }
    }
}
