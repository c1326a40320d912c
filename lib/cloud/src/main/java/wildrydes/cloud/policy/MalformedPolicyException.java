package wildrydes.cloud.policy;

/** A policy document that AWS would refuse; its sentence is AWS's. */
public final class MalformedPolicyException extends RuntimeException {

    MalformedPolicyException(String sentence) {
        super(sentence, null, false, false);
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
