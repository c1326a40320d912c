package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.condition.OS;
import wildrydes.lab.setup.Scripts;

class ShellTest {

    /** A separator that no word has. */
    private static final String END = "\u0001";

    @Property(tries = 30)
    void anyWordComesOutOfAShellAsItWentIn(@ForAll("words") List<String> words) throws Exception {
        if (OS.WINDOWS.isCurrentOs()) {
            System.out.println("Not tried: " + Scripts.NEEDS_SHELL);
            return;
        }
        String script = words.stream()
                .map(word -> "printf '%s\\001' " + Shell.quoted(word))
                .collect(Collectors.joining("\n"));

        assertThat(shell(script))
                .isEqualTo(words.stream().map(word -> word + END).collect(Collectors.joining()));
    }

    /** Words of all letters but those that end a word here or are no part of one, with many that a shell takes as signs. */
    @Provide
    Arbitrary<List<String>> words() {
        Arbitrary<Character> signs = Arbitraries.of("'\"\\$`!*?[]{}()<>|&;#~=%^ \t\n\r"
                .chars()
                .mapToObj(sign -> (char) sign)
                .toList());
        Arbitrary<Character> letters =
                Arbitraries.chars().filter(letter -> letter > 1 && !Character.isSurrogate(letter));
        return Arbitraries.frequencyOf(Tuple.of(3, signs), Tuple.of(1, letters))
                .list()
                .ofMaxSize(12)
                .map(word -> word.stream().map(String::valueOf).collect(Collectors.joining()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Example
    void aWordIsPutInQuotes() {
        assertThat(Shell.quoted("")).isEqualTo("''");
        assertThat(Shell.quoted("it's")).isEqualTo("'it'\\''s'");
    }

    /** By way of standard input, which no locale changes. */
    private static String shell(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh").start();
        try (var input = shell.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return printed;
    }
}
