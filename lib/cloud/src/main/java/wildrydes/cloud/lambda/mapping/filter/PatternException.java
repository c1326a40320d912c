package wildrydes.cloud.lambda.mapping.filter;

/** A text that is no pattern; its sentence says what is wrong with it. */
public final class PatternException extends RuntimeException {

    PatternException(String message) {
        super(message);
    }
}
