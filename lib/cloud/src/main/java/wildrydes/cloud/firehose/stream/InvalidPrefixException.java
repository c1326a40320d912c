package wildrydes.cloud.firehose.stream;

/** A prefix of keys is not as it has to be; the message is the rule that it breaks. */
public final class InvalidPrefixException extends RuntimeException {

    InvalidPrefixException(String rule) {
        super(rule);
    }

    InvalidPrefixException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
