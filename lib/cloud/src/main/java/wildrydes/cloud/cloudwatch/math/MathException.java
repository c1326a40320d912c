package wildrydes.cloud.cloudwatch.math;

/** A formula that cannot be read or computed; its message says why. */
public final class MathException extends RuntimeException {

    public MathException(String message) {
        super(message, null, false, false);
    }
}
