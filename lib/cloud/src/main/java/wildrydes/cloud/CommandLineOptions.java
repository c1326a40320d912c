package wildrydes.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Credentials;

/**
 * The command line. Described by picocli's model instead of its annotations, which would be read by reflection at each
 * start.
 */
final class CommandLineOptions {

    private static final Path NOWHERE = Path.of("");
    /** Dates of AWS's protocols have four digits for the year, and time needs room to pass. */
    private static final Instant LAST_START = Instant.parse("9999-01-01T00:00:00Z");

    private final CommandLine commandLine;
    private final ParseResult parsed;

    private CommandLineOptions(CommandLine commandLine, ParseResult parsed) {
        this.commandLine = commandLine;
        this.parsed = parsed;
    }

    /** @throws StartException for options that are unknown or have no value */
    static CommandLineOptions parse(String... arguments) {
        CommandLine commandLine = new CommandLine(specification());
        try {
            return new CommandLineOptions(commandLine, commandLine.parseArgs(arguments));
        } catch (CommandLine.ParameterException e) {
            String sentence = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            throw new StartException(
                    sentence + (sentence.endsWith(".") ? "" : ".") + " java -jar cloud.jar --help lists the options.",
                    e);
        }
    }

    private static CommandSpec specification() {
        CommandSpec spec = CommandSpec.create().name("java -jar cloud.jar");
        spec.usageMessage(new UsageMessageSpec()
                .width(100)
                .description("A local AWS: one process, one port on the loopback interface, one folder of state."));
        spec.addOption(text("--port", "N", "TCP port; 0 takes a free one.")
                .defaultValue("0")
                .build());
        spec.addOption(text("--data", "DIR", "Folder of the state; made where it does not exist.")
                .build());
        spec.addOption(text("--credentials", "KEY:SECRET", "The administrator's access key id and secret.")
                .build());
        spec.addOption(text("--credentials-file", "FILE", "File with a line KEY:SECRET, or an AWS credentials file.")
                .build());
        spec.addOption(text("--speed", "N", "Seconds of cloud time per second of wall time.")
                .defaultValue("1")
                .build());
        spec.addOption(text("--clock", "MODE", "flow: time passes by itself; step: only when asked.")
                .defaultValue("flow")
                .build());
        spec.addOption(text("--start", "INSTANT", "Cloud time at the first start, such as 2026-11-24T10:00:00Z.")
                .build());
        spec.addOption(text("--account", "ID", "Twelve digits.")
                .defaultValue("000000000000")
                .build());
        spec.addOption(text("--region", "NAME", "The region.")
                .defaultValue("us-east-1")
                .build());
        spec.addOption(text("--idle-stop", "MINUTES", "End after so many minutes without a request.")
                .build());
        spec.addOption(OptionSpec.builder("--allow-origin")
                .paramLabel("URL")
                .type(String[].class)
                .auxiliaryTypes(String.class)
                .description("Web origin whose pages may call the cloud; repeatable.")
                .build());
        spec.addOption(OptionSpec.builder("--rehearse")
                .type(boolean.class)
                .hidden(true)
                .build());
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .type(boolean.class)
                .description("Print this and end.")
                .build());
        return spec;
    }

    private static OptionSpec.Builder text(String name, String label, String description) {
        String withDefault = description + " Default: ${DEFAULT-VALUE}.";
        boolean hasDefault =
                List.of("--port", "--speed", "--clock", "--account", "--region").contains(name);
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(hasDefault ? withDefault : description);
    }

    boolean help() {
        return parsed.isUsageHelpRequested();
    }

    String usage() {
        return commandLine.getUsageMessage();
    }

    /** Whether to run once through the usual requests and end, which trains an archive of classes. */
    boolean rehearse() {
        return parsed.hasMatchedOption("--rehearse");
    }

    /** @throws StartException for values out of their range */
    Settings settings() {
        String data = value("--data");
        if (data == null) {
            throw new StartException("Option --data is missing; name the folder for the state, such as --data state.");
        }
        return new Settings(
                (int) whole("--port", 0, 65_535),
                path("--data", data).toAbsolutePath().normalize(),
                administrator(),
                speed(),
                step(),
                start(),
                account(),
                region(),
                value("--idle-stop") == null ? null : Duration.ofMinutes(whole("--idle-stop", 1, 525_600)),
                origins());
    }

    private AccessKey administrator() {
        String credentials = value("--credentials");
        String file = value("--credentials-file");
        if ((credentials == null) == (file == null)) {
            throw new StartException("Give the administrator's key either with --credentials KEY:SECRET or with"
                    + " --credentials-file FILE" + (file == null ? "." : ", not with both."));
        }
        try {
            return credentials != null
                    ? Credentials.parse(credentials)
                    : Credentials.read(path("--credentials-file", String.valueOf(file)));
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private double speed() {
        String text = required("--speed");
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed <= 1_000_000) {
                return speed;
            }
        } catch (NumberFormatException e) {
            throw bad("--speed", text, "a number above 0, at most 1000000", e);
        }
        throw bad("--speed", text, "a number above 0, at most 1000000", null);
    }

    private boolean step() {
        String mode = required("--clock");
        return switch (mode) {
            case "flow" -> false;
            case "step" -> true;
            default -> throw bad("--clock", mode, "flow or step", null);
        };
    }

    private @Nullable Instant start() {
        String text = value("--start");
        try {
            Instant start = text == null ? null : Instant.parse(text);
            if (start != null && (start.isBefore(Instant.EPOCH) || !start.isBefore(LAST_START))) {
                throw bad("--start", String.valueOf(text), "an instant from 1970 to 9998", null);
            }
            return start;
        } catch (DateTimeParseException e) {
            throw bad("--start", String.valueOf(text), "an instant such as 2026-11-24T10:00:00Z", e);
        }
    }

    private String account() {
        String account = required("--account");
        if (!account.matches("[0-9]{12}")) {
            throw bad("--account", account, "twelve digits", null);
        }
        return account;
    }

    private String region() {
        String region = required("--region");
        if (!region.matches("[a-z]{2,}(-[a-z0-9]+)+")) {
            throw bad("--region", region, "a region such as us-east-1", null);
        }
        return region;
    }

    private List<String> origins() {
        String[] origins = parsed.matchedOptionValue("--allow-origin", new String[0]);
        for (String origin : origins) {
            if (!origin.matches("https?://[^/\\s]+")) {
                throw bad("--allow-origin", origin, "scheme, host and port such as http://localhost:8888", null);
            }
        }
        return Arrays.asList(origins);
    }

    private long whole(String option, long least, long most) {
        String text = required(option);
        String wanted = "a whole number from " + least + " to " + most;
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(option, text, wanted, e);
        }
        throw bad(option, text, wanted, null);
    }

    private static Path path(String option, String text) {
        try {
            Path path = Path.of(text);
            if (!path.equals(NOWHERE)) {
                return path;
            }
        } catch (java.nio.file.InvalidPathException e) {
            throw bad(option, text, "a path of this system", e);
        }
        throw bad(option, text, "a path", null);
    }

    private @Nullable String value(String option) {
        return parsed.matchedOptionValue(option, null);
    }

    /** The value given, or the default that the specification has for each option asked here. */
    private String required(String option) {
        String given = value(option);
        return given != null
                ? given
                : commandLine.getCommandSpec().findOption(option).defaultValue();
    }

    private static StartException bad(String option, String value, String wanted, @Nullable Throwable cause) {
        String sentence = "Option " + option + " is '" + value + "'; give " + wanted + ".";
        return cause == null ? new StartException(sentence) : new StartException(sentence, cause);
    }
}
