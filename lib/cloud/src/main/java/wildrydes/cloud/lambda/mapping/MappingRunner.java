package wildrydes.cloud.lambda.mapping;

/** Lets mappings work. Called on the clock's thread, but for {@link #forget}. */
public interface MappingRunner {

    /** A mapping has been enabled or changed, or works already when the cloud starts: it goes on where it was, as what it is now. */
    void start(Mapping mapping);

    /** A mapping no longer works; how far it has come is kept. */
    void stop(Mapping mapping);

    /** A mapping is gone. */
    void forget(Mapping mapping);
}
