package wildrydes.kernel.help;

import java.util.List;

/**
 * What may replace a part of the code.
 *
 * @param start offset in {@code char}s of the part
 * @param end offset in {@code char}s behind it
 */
public record Completions(List<Match> matches, int start, int end) {

    public Completions {
        matches = List.copyOf(matches);
    }

    /**
     * One replacement.
     *
     * @param text the replacement
     * @param type for the icon in the front end: {@code keyword}, {@code class}, {@code interface}, {@code function}, {@code
     *     instance}, {@code module} or {@code magic}; empty where unknown
     * @param signature for example {@code (int index)}; empty where there is none
     */
    public record Match(String text, String type, String signature) {}
}
