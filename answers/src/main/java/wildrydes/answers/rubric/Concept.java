package wildrydes.answers.rubric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that show an idea: any of some phrases, and none of others. A phrase is words divided by spaces; a star at the end of one
 * stands for any ending.
 */
public final class Concept {

    private static final Pattern MARKS = Pattern.compile("[*`>#\\[\\]]|(?<!\\w)_|_(?!\\w)");

    private final List<Pattern> any;
    private final List<Pattern> none;

    Concept(List<String> any, List<String> none) {
        this.any = any.stream().map(Concept::pattern).toList();
        this.none = none.stream().map(Concept::pattern).toList();
    }

    private static Pattern pattern(String phrase) {
        String words = Arrays.stream(phrase.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .map(Concept::word)
                .collect(Collectors.joining("[\\s,-]+"));
        return Pattern.compile("(?<![\\p{L}\\p{N}_])" + words + "(?![\\p{L}\\p{N}_])");
    }

    private static String word(String word) {
        return word.endsWith("*")
                ? Pattern.quote(word.substring(0, word.length() - 1)) + "[\\p{L}\\p{N}_]*"
                : Pattern.quote(word);
    }

    /** A text in the form in which phrases are looked for: lower case, without the marks of Markdown. */
    static String normal(String text) {
        return MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").replace('\u2019', '\'');
    }

    /** Whether a normal text shows the idea. */
    boolean isIn(String normal) {
        return any.stream().anyMatch(pattern -> pattern.matcher(normal).find())
                && none.stream().noneMatch(pattern -> pattern.matcher(normal).find());
    }
}
