package wildrydes.pump.function;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A Java regular expression, whose work on a text is bounded. Safe for concurrent use. */
public final class Regex {

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * A regular expression.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Regex of(String regex) {
        return of(regex, 0);
    }

    static Regex of(String regex, int flags) {
        try {
            return new Regex(Pattern.compile(regex, flags));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Pattern '" + Conversions.cut(regex, 200)
                    + "' is not a valid regular expression: " + e.getDescription());
        }
    }

    /** How many groups it captures. */
    public int groups() {
        return pattern.matcher("").groupCount();
    }

    /** Whether it matches a whole text. */
    public boolean matches(String text) {
        return match(text, Matcher::matches);
    }

    /**
     * What its groups match in a whole text; REGEX_LOG_PARSE,
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-regex-log-parse.html.
     *
     * @return null if it does not match; null for a group that has no part in the match
     */
    public @Nullable String @Nullable [] parse(String text) {
        return match(text, matcher -> {
            if (!matcher.matches()) {
                return null;
            }
            @Nullable String[] groups = new String[matcher.groupCount()];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = matcher.group(i + 1);
            }
            return groups;
        });
    }

    /** The first part of a text that it matches; null if there is none. SUBSTRING(text FROM regex). */
    public @Nullable String find(String text) {
        return match(text, matcher -> matcher.find() ? matcher.group() : null);
    }

    /** What the first group matches in the first part of a text that the expression matches; null if there is none. */
    public @Nullable String findPart(String text) {
        return match(text, matcher -> matcher.find() ? matcher.group(1) : null);
    }

    /**
     * A text with its matches replaced, cut to {@link Texts#LENGTH}; REGEX_REPLACE,
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-regex-replace.html.
     *
     * @param replacement may name groups, as {@code $1}
     * @param start where to begin, from 1
     * @param occurrence which match to replace, from 1; 0 replaces all
     */
    public String replace(String text, String replacement, int start, int occurrence) {
        if (start < 1) {
            throw new IllegalArgumentException("Start position " + start + " of REGEX_REPLACE is below 1");
        }
        if (occurrence < 0) {
            throw new IllegalArgumentException("Occurrence " + occurrence + " of REGEX_REPLACE is below 0");
        }
        if (start > text.length()) {
            return text;
        }
        return match(text, matcher -> {
            StringBuilder result = new StringBuilder();
            int found = 0;
            boolean more = matcher.find(start - 1);
            while (more && result.length() < Texts.LENGTH) {
                found++;
                if (occurrence == 0 || found == occurrence) {
                    append(matcher, result, replacement);
                }
                more = found != occurrence && matcher.find();
            }
            return Conversions.cut(matcher.appendTail(result).toString(), Texts.LENGTH);
        });
    }

    private static void append(Matcher matcher, StringBuilder result, String replacement) {
        try {
            matcher.appendReplacement(result, replacement);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "Replacement '" + replacement + "' names a group that the pattern lacks");
        }
    }

    private <T extends @Nullable Object> T match(String text, Function<Matcher, T> work) {
        try {
            return work.apply(pattern.matcher(new BoundedText(text, pattern.pattern())));
        } catch (StackOverflowError e) {
            // Java matches repeated groups by recursion; a long text is then the caller's bad luck, not the process's.
            throw BoundedText.tooMuch(pattern.pattern(), text);
        }
    }
}
