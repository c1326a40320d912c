package wildrydes.lab;

/**
 * What policies would say to a request that nobody made.
 *
 * @param action such as {@code kinesis:PutRecord}
 * @param resource ARN, or {@code *}
 * @param word AWS's own: {@code allowed}, {@code implicitDeny} where nothing allows it, {@code explicitDeny} where something forbids it
 * @param policy name of the policy that decided; empty where none did
 */
public record Decision(String action, String resource, String word, String policy) {

    public boolean allowed() {
        return word.equals("allowed");
    }

    @Override
    public String toString() {
        return action + " on " + resource + ": " + word
                + (policy.isEmpty() ? ", no statement allows it" : " by " + policy);
    }
}
