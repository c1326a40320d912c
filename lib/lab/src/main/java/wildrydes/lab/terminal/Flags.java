package wildrydes.lab.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The flags of a command, written as the workshop's programs take them: {@code -name Shadowfax}, {@code --name Shadowfax},
 * {@code -name=Shadowfax}.
 */
final class Flags {

    /**
     * One of them.
     *
     * @param name without dashes
     * @param value what its value is called in the help
     * @param usual what it is where it is not given
     * @param alone what it is where it is given without a value; empty where it needs one
     * @param help what it does
     */
    record Flag(String name, String value, String usual, String alone, String help) {}

    /** The command line is wrong; the message says what to write. */
    static final class UsageException extends RuntimeException {

        UsageException(String message) {
            super(message);
        }
    }

    private static final List<String> HELP = List.of("h", "help");

    private final String program;
    private final List<Flag> flags;
    private final Map<String, String> given = new LinkedHashMap<>();
    private boolean help;

    private Flags(String program, List<Flag> flags) {
        this.program = program;
        this.flags = flags;
    }

    /** @throws UsageException if there is a word that is no flag or no value of one */
    static Flags of(String program, List<Flag> flags, String... words) {
        Flags parsed = new Flags(program, flags);
        List<String> rest = new ArrayList<>(List.of(words));
        while (!rest.isEmpty()) {
            parsed.take(rest);
        }
        return parsed;
    }

    private void take(List<String> rest) {
        String word = rest.remove(0);
        String body = word.replaceFirst("^--?", "");
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        if (body.equals(word) || name.isEmpty()) {
            throw new UsageException("\"" + word + "\" is no flag of " + program + ". Run: " + program + " --help");
        }
        if (HELP.contains(name)) {
            help = true;
            return;
        }
        Flag flag = flags.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "\"" + word + "\" is no flag of " + program + ", which has " + names() + "."));
        given.put(name, equals < 0 ? next(flag, word, rest) : body.substring(equals + 1));
    }

    private static String next(Flag flag, String word, List<String> rest) {
        boolean alone = rest.isEmpty() || rest.get(0).startsWith("-");
        if (!alone) {
            return rest.remove(0);
        }
        if (flag.alone().isEmpty()) {
            throw new UsageException("\"" + word + "\" needs a value: " + word + " " + flag.value());
        }
        return flag.alone();
    }

    private String names() {
        List<String> names = flags.stream().map(flag -> "-" + flag.name()).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Whether the help is asked for. */
    boolean help() {
        return help;
    }

    /** The value of a flag, given or usual. */
    String text(String name) {
        return given.getOrDefault(name, flag(name).usual());
    }

    /** @throws UsageException if it is no number of at least 1 */
    int count(String name) {
        String text = text(name);
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noCount(name, text, e);
        }
        throw noCount(name, text, null);
    }

    private static UsageException noCount(
            String name, String text, @org.jspecify.annotations.Nullable NumberFormatException cause) {
        UsageException wrong = new UsageException(
                "-" + name + " is a number of at least 1, such as -" + name + " 60; \"" + text + "\" is none.");
        if (cause != null) {
            wrong.initCause(cause);
        }
        return wrong;
    }

    /**
     * One of some words; case does not count, nor does it whether parts are joined by a dash or an underscore.
     *
     * @throws UsageException if it is none of them
     */
    String choice(String name, List<String> words) {
        String text = text(name).toLowerCase(Locale.ROOT).replace('_', '-');
        if (!words.contains(text)) {
            throw new UsageException(
                    "-" + name + " is " + String.join(" or ", words) + "; \"" + text(name) + "\" is neither.");
        }
        return text;
    }

    private Flag flag(String name) {
        return flags.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** What the command does and takes. */
    String usage(String purpose) {
        StringBuilder text = new StringBuilder(purpose).append("\n\nUsage: ").append(program);
        flags.forEach(flag -> text.append(" [-")
                .append(flag.name())
                .append(' ')
                .append(form(flag))
                .append(']'));
        text.append("\n\n");
        flags.forEach(flag -> text.append(
                String.format(Locale.ROOT, "  %-18s %s%n", "-" + flag.name() + " " + form(flag), flag.help())));
        return text.append(String.format(Locale.ROOT, "  %-18s %s", "-help", "this text"))
                .append("\n\nTwo dashes are as good as one, and -flag=value as good as -flag value.")
                .toString();
    }

    private static String form(Flag flag) {
        return flag.alone().isEmpty() ? flag.value() : "[" + flag.value() + "]";
    }
}
