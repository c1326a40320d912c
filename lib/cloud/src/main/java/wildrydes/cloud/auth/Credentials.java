package wildrydes.cloud.auth;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the administrator key as a person writes it down. */
public final class Credentials {

    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    private Credentials() {}

    /**
     * Reads {@code KEY:SECRET}.
     *
     * @throws IllegalArgumentException with a sentence for a person, which never repeats the secret
     */
    public static AccessKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    "The credentials are not of the form KEY:SECRET; give an access key id, a colon and its secret.");
        }
        return key(text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * Reads a file with one line {@code KEY:SECRET}, or an AWS shared credentials file, of which the profile {@code default}
     * or else the first one counts.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static AccessKey read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "The credentials file " + file + " does not exist; name another with --credentials-file.", e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(
                    "The credentials file " + file + " may not be read by this user; change its permissions.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The credentials file " + file + " cannot be read as text (" + e.getMessage()
                            + "); name another with --credentials-file.",
                    e);
        }
        Map<String, Map<String, String>> profiles = profiles(lines);
        if (profiles.isEmpty()) {
            return parse(lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The credentials file " + file + " is empty; write one line KEY:SECRET into it.")));
        }
        Map<String, String> profile =
                profiles.getOrDefault("default", profiles.values().iterator().next());
        String id = profile.get(ID);
        String secret = profile.get(SECRET);
        if (id == null || secret == null) {
            throw new IllegalArgumentException("The credentials file " + file + " has no " + (id == null ? ID : SECRET)
                    + " in its profile; add it.");
        }
        return key(id, secret);
    }

    private static AccessKey key(String id, String secret) {
        if (!id.chars().allMatch(c -> c > ' ' && c < 127 && "/,=;".indexOf(c) < 0)) {
            throw new IllegalArgumentException("The access key id '" + id
                    + "' cannot be signed with; use letters and digits, such as AKIAIOSFODNN7EXAMPLE.");
        }
        return new AccessKey(id, secret);
    }

    private static Map<String, Map<String, String>> profiles(List<String> lines) {
        Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
        Map<String, String> current = null;
        for (String line : lines) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                current = profiles.computeIfAbsent(
                        text.substring(1, text.length() - 1).strip(), name -> new LinkedHashMap<>());
            } else if (current != null && equals > 0 && !text.startsWith("#")) {
                current.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        return profiles;
    }
}
