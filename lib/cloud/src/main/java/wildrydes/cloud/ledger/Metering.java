package wildrydes.cloud.ledger;

import java.util.Collection;

/**
 * Where services tell what they know alone of their costs: what runs, and what was used beyond what a call shows by itself.
 * Names of items are those of {@code prices.json}. Never waits for the disk. Safe for concurrent use.
 */
public interface Metering {

    /**
     * Everything of an item that runs, told when a service has its state back: what is not among it has ended, what is new
     * counts since when it says.
     */
    void all(String item, Collection<Running> running);

    /** From now on so much of an item runs for a resource; 0 where it has ended. */
    void runs(String item, String resource, long count);

    /** Something was used now. */
    void used(Usage usage);

    /** Knows no costs; for parts of a cloud that are tried alone. */
    static Metering none() {
        return new Metering() {
            @Override
            public void all(String item, Collection<Running> running) {}

            @Override
            public void runs(String item, String resource, long count) {}

            @Override
            public void used(Usage usage) {}
        };
    }
}
