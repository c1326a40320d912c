package wildrydes.cloud.firehose.stream;

/** What objects hold. */
public enum Kind {
    /** Records, as they came or as a function made them. */
    DATA("data"),
    /** All records, as they came. */
    BACKUP("backup"),
    /** Records that the function failed to transform, and why. */
    FAILED("processing-failed");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As the control interface has it, and for failed records AWS's error output type. */
    public String word() {
        return word;
    }
}
