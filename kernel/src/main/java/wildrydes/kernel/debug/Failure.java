package wildrydes.kernel.debug;

/** A request of the front end that cannot be done; the message says why. */
@SuppressWarnings("serial")
final class Failure extends RuntimeException {

    Failure(String message) {
        super(message);
    }
}
