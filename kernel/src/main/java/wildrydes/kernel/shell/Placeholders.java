package wildrydes.kernel.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what magics take from variables, as in Rapaio: {@code %maven com.google.code.gson:gson:\{version}}. What stands
 * between the braces is an expression.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\\\\\{([^{}]*)}");

    private final Magic.Kernel kernel;

    Placeholders(Magic.Kernel kernel) {
        this.kernel = kernel;
    }

    /** The use with values in what stands on the line of the magic. */
    Magic.Use filled(Magic.Use use) throws MagicException {
        if (!PLACEHOLDER.matcher(use.rest()).find()) {
            return use;
        }
        String rest = filled(use.rest());
        return new Magic.Use(use.name(), Words.of(rest), rest, use.body());
    }

    /** The text with values in it. */
    String filled(String text) throws MagicException {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        var filled = new StringBuilder();
        while (placeholder.find()) {
            String value = String.valueOf(kernel.value(placeholder.group(1)));
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(filled).toString();
    }

    /** The sentence for an expression that has no value. */
    static MagicException refusal(String expression, Optional<CellResult.Failed> failure) {
        return new MagicException("\\{" + expression + "} cannot be filled in"
                + failure.map(why -> ": " + why.evalue()).orElse(", because it has no value") + ".");
    }
}
