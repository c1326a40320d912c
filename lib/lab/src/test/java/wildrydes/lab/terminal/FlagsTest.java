package wildrydes.lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.lab.terminal.Flags.Flag;

class FlagsTest {

    private static final List<Flag> FLAGS = List.of(
            new Flag("name", "NAME", "Shadowfax", "", "the name"),
            new Flag("error", "yes|no", "no", "yes", "bad records"),
            new Flag("msgs", "N", "2000", "", "how many"));

    private static Flags of(String... words) {
        return Flags.of("producer", FLAGS, words);
    }

    @Test
    void whatIsNotGivenIsAsUsual() {
        Flags flags = of();

        assertThat(flags.text("name")).isEqualTo("Shadowfax");
        assertThat(flags.count("msgs")).isEqualTo(2000);
        assertThat(flags.choice("error", List.of("yes", "no"))).isEqualTo("no");
        assertThat(flags.help()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-name Bucephalus", "--name Bucephalus", "-name=Bucephalus", "--name=Bucephalus"})
    void aValueFollowsOrIsJoinedByAnEqualsSign(String line) {
        assertThat(of(line.split(" ")).text("name")).isEqualTo("Bucephalus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-error", "--error", "-error yes", "-error=yes", "-error -name x", "-name x -error", "-error YES"
            })
    void errorAloneMeansYes(String line) {
        assertThat(of(line.split(" ")).choice("error", List.of("yes", "no"))).isEqualTo("yes");
    }

    @Test
    void theLastOfSeveralCounts() {
        assertThat(of("-name", "a", "-name=b").text("name")).isEqualTo("b");
        assertThat(of("-error", "no").choice("error", List.of("yes", "no"))).isEqualTo("no");
        assertThat(of("-name=").text("name")).isEmpty();
        assertThat(of("-name=a=b").text("name")).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "-help", "-name x --help"})
    void helpIsAskedForInManyForms(String line) {
        assertThat(of(line.split(" ")).help()).isTrue();
    }

    @Test
    void mistakesAreOneSentenceWithTheNextStep() {
        assertThatThrownBy(() -> of("Shadowfax"))
                .hasMessage("\"Shadowfax\" is no flag of producer. Run: producer --help");
        assertThatThrownBy(() -> of("-")).hasMessage("\"-\" is no flag of producer. Run: producer --help");
        assertThatThrownBy(() -> of("-nme", "x"))
                .hasMessage("\"-nme\" is no flag of producer, which has -name, -error and -msgs.");
        assertThatThrownBy(() -> of("-name")).hasMessage("\"-name\" needs a value: -name NAME");
        assertThatThrownBy(() -> of("-name", "-error")).hasMessage("\"-name\" needs a value: -name NAME");
        assertThatThrownBy(() -> of("-msgs", "many").count("msgs"))
                .hasMessage("-msgs is a number of at least 1, such as -msgs 60; \"many\" is none.");
        assertThatThrownBy(() -> of("-msgs=0").count("msgs")).hasMessageContaining("\"0\" is none");
        assertThatThrownBy(() -> of("-error=perhaps").choice("error", List.of("yes", "no")))
                .hasMessage("-error is yes or no; \"perhaps\" is neither.");
    }

    @Test
    void wordsMayBeJoinedByEitherLine() {
        assertThat(Flags.of(
                                "consumer",
                                List.of(new Flag("from", "POSITION", "latest", "", "where")),
                                "--from",
                                "TRIM_HORIZON")
                        .choice("from", List.of("latest", "trim-horizon")))
                .isEqualTo("trim-horizon");
    }

    @Test
    void theHelpShowsEachFlag() {
        assertThat(of("-help").usage("Flies.")).isEqualTo("""
                Flies.

                Usage: producer [-name NAME] [-error [yes|no]] [-msgs N]

                  -name NAME         the name
                  -error [yes|no]    bad records
                  -msgs N            how many
                  -help              this text

                Two dashes are as good as one, and -flag=value as good as -flag value.""");
    }
}
