package wildrydes.cloud.glue.filter;

/** An expression that cannot be read, or a value that is not of its key's type; the message is AWS's sentence. */
public final class FilterException extends RuntimeException {

    private final boolean ofPartition;

    FilterException(String sentence, boolean ofPartition) {
        super(sentence);
        this.ofPartition = ofPartition;
    }

    /** Whether a value of a partition is wrong, and not the expression. */
    public boolean ofPartition() {
        return ofPartition;
    }
}
