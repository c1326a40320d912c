package wildrydes.kernel.help;

/** Whether code can run as it stands. */
public sealed interface Completeness {

    /** It can run. */
    record Complete() implements Completeness {}

    /**
     * Something is still missing.
     *
     * @param indent what the next line should begin with
     */
    record Incomplete(String indent) implements Completeness {}

    /** It cannot run, whatever comes after it. */
    record Invalid() implements Completeness {}

    /** Nothing can be said yet. */
    record Unknown() implements Completeness {}
}
