package wildrydes.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PomFragmentsTest {

    private static final String DEPENDENCY = "<dependency><groupId>g</groupId></dependency>";
    private static final String OTHER = "<dependency><groupId>h</groupId></dependency>";
    private static final String REPOSITORY = "<repository><id>r</id></repository>";

    @Test
    void loosePartsGoWhereTheyBelong() throws MavenException {
        assertThat(PomFragments.whole("\n<!-- from a manual -->\n" + DEPENDENCY + REPOSITORY + "<dependencies>" + OTHER
                        + "</dependencies><repositories/>"))
                .endsWith("<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId>"
                        + "<artifactId>cell</artifactId><version>1</version><dependencies>" + DEPENDENCY + OTHER
                        + "</dependencies><repositories>" + REPOSITORY + "</repositories></project>");
    }

    @Test
    void whatTheUserSaysOfTheProjectHolds() throws MavenException {
        assertThat(PomFragments.whole("<version>7</version><properties><a>b</a></properties>" + DEPENDENCY))
                .contains("<version>7</version>", "<properties><a>b</a></properties>")
                .doesNotContain("<version>1</version>");
    }

    @Test
    void aWholeProjectStaysAsItIs() throws MavenException {
        String project = "<?xml version=\"1.0\"?>\n<project>\n  <groupId>g</groupId>\n</project>";

        assertThat(PomFragments.whole("\n" + project + "\n")).isEqualTo(project);
    }

    @Test
    void whatIsNoPomSaysWhere() {
        assertThatThrownBy(() -> PomFragments.whole("\n<dependency>\n</dependencies>"))
                .isInstanceOf(MavenException.class)
                .hasMessage(
                        "The cell is no XML of a POM (line 3: The element type \"dependency\" must be terminated by the"
                                + " matching end-tag \"</dependency>\"). It needs <dependency> elements, or a whole <project>.");
        assertThatThrownBy(() -> PomFragments.whole("  \n"))
                .isInstanceOf(MavenException.class)
                .hasMessage("%%loadFromPOM needs <dependency> elements below it, or a whole <project>.");
        assertThatThrownBy(() -> PomFragments.whole("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;"))
                .isInstanceOf(MavenException.class);
    }
}
