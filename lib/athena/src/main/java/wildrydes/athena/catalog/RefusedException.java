package wildrydes.athena.catalog;

/** The cloud does not answer a question, for example since the one who asks may not know. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * A refusal in the cloud's words.
     *
     * @param name of the error, such as {@code PERMISSION_DENIED}
     */
    public RefusedException(String name, String message) {
        super(message);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
