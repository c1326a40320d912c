package wildrydes.kernel.shell;

/** Whether code can run as it stands. */
public sealed interface Completeness {

    record Complete() implements Completeness {}

    /** @param indent what the next line should begin with */
    record Incomplete(String indent) implements Completeness {}

    record Invalid() implements Completeness {}

    record Unknown() implements Completeness {}
}
