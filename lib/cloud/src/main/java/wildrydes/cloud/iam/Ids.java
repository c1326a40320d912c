package wildrydes.cloud.iam;

import java.security.SecureRandom;

/**
 * Makes unique ids and keys in AWS's forms (docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). The source of
 * chance is made at the first use.
 */
final class Ids {

    private static final class Chance {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    private static final String IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRETS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Ids() {}

    static String user() {
        return text("AIDA", IDS, 17);
    }

    static String role() {
        return text("AROA", IDS, 17);
    }

    static String group() {
        return text("AGPA", IDS, 17);
    }

    static String instanceProfile() {
        return text("AIPA", IDS, 17);
    }

    static String policy() {
        return text("ANPA", IDS, 17);
    }

    static String accessKey() {
        return text("AKIA", IDS, 16);
    }

    static String secret() {
        return text("", SECRETS, 40);
    }

    static byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        Chance.RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(String prefix, String alphabet, int length) {
        StringBuilder text = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(Chance.RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
