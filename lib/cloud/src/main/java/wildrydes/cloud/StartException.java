package wildrydes.cloud;

/** A cloud that cannot start as it was asked to; the sentence is for the person who asked, with the next step. */
public final class StartException extends RuntimeException {

    public StartException(String sentence) {
        super(sentence);
    }

    public StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
