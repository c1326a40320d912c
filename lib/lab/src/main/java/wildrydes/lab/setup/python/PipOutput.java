package wildrydes.lab.setup.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pip prints while it installs, in a person's words. */
final class PipOutput {

    private static final String UNPACKS = "Installing collected packages";
    private static final String ERROR = "ERROR: ";
    private static final Pattern FETCHES =
            Pattern.compile("(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+).*");
    private static final Pattern BUILDS = Pattern.compile("Building wheels? for ([A-Za-z0-9._-]+) .*: started");

    /** Of errors that follow from an index that was not reached, not one names that. */
    private static final List<String> FOLLOWING =
            List.of("Could not find a version", "No matching distribution", "Exception:");

    private static final List<String> UNREACHED = List.of(
            "NewConnectionError",
            "ConnectTimeoutError",
            "ConnectionError",
            "ProxyError",
            "ReadTimeoutError",
            "Failed to establish a new connection",
            "Temporary failure in name resolution",
            "Name or service not known",
            "getaddrinfo failed",
            "Max retries exceeded");

    private static final List<String> FULL =
            List.of("No space left on device", "There is not enough space on the disk", "Disk quota exceeded");

    private final long pinned;
    private long ignored;
    private long fetched;

    /** @param pinned how many packages pip was asked for */
    PipOutput(long pinned) {
        this.pinned = pinned;
    }

    /** Takes a line. @return what pip does now, in a few words, if the line says anything of that */
    Optional<String> take(String line) {
        String said = line.strip();
        if (said.startsWith("Ignoring ")) {
            ignored++;
            return Optional.empty();
        }
        if (said.startsWith("WARNING: Retrying ")) {
            return Optional.of("the index of packages does not answer; trying again");
        }
        if (unpacks(said)) {
            int count = said.split(",").length;
            return Optional.of("unpacking " + count + (count == 1 ? " package" : " packages"));
        }
        Matcher builds = BUILDS.matcher(said);
        if (builds.matches()) {
            return Optional.of("building " + builds.group(1));
        }
        Matcher fetches = FETCHES.matcher(said);
        if (fetches.matches()) {
            fetched++;
            return Optional.of(fetches.group(1) + ", " + fetched + " of " + applicable());
        }
        return Optional.empty();
    }

    /** Whether pip begins to change the environment with this line. */
    static boolean unpacks(String line) {
        return line.startsWith(UNPACKS);
    }

    /** How many of the pinned packages are for this system and this Python. */
    long applicable() {
        return pinned - ignored;
    }

    /** The sentence for a failed installation, with the next step. */
    static String failure(List<String> lines) {
        Optional<String> error = lines.stream()
                .filter(line -> line.startsWith(ERROR))
                .map(line -> line.substring(ERROR.length()).strip())
                .findFirst();
        if (says(lines, FULL)) {
            return "The Python packages could not be installed, because the disk is full. Make room, then run ./mvnw"
                    + " again.";
        }
        boolean named = error.isPresent() && FOLLOWING.stream().noneMatch(error.get()::startsWith);
        List<String> why = named ? List.of(error.get()) : lines;
        if (says(why, List.of("CERTIFICATE_VERIFY_FAILED"))) {
            return "The Python packages could not be downloaded, because the certificate of their index is not trusted"
                    + " here. Set PIP_CERT to the file with your site's certificate, then run ./mvnw again.";
        }
        if (says(why, UNREACHED)) {
            return "The Python packages could not be downloaded, because their index (pypi.org, where nothing else is"
                    + " configured) was not reached. Connect to the network, or set HTTPS_PROXY or PIP_INDEX_URL for"
                    + " your site, then run ./mvnw again.";
        }
        String words = error.filter(one -> !one.equals("Exception:")).orElseGet(() -> last(lines));
        return "The Python packages could not be installed: " + words + (words.endsWith(".") ? "" : ".")
                + " Run ./mvnw again; if that does not help, remove the environment's folder first.";
    }

    private static boolean says(List<String> lines, List<String> phrases) {
        return lines.stream().anyMatch(line -> phrases.stream().anyMatch(line::contains));
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((first, second) -> second)
                .orElse("pip said nothing");
    }
}
