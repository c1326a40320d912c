package wildrydes.bench.pump;

import java.io.IOException;

/** Somebody who can run the lab's query: each unicorn's distance and vitals, for each minute. */
interface Contestant extends AutoCloseable {

    /** Begins to run the query once more, in place of what ran before. */
    void open(Output output) throws Exception;

    /** Takes a record; rowtimes never go back. */
    void record(long rowtime, byte[] record) throws Exception;

    /** Says that no record before this time will come. */
    void advance(long rowtime) throws Exception;

    @Override
    void close() throws IOException;

    /** Takes the results. */
    @FunctionalInterface
    interface Output {

        /** A row as a JSON record. */
        void record(byte[] json);
    }

    /** What the word means on the command line of a {@link Worker}. */
    static Contestant of(String word) {
        return switch (word) {
            case "ours" -> new OurPump();
            case "hand-written" -> new HandWritten();
            case "duckdb" -> new DuckDb();
            default -> throw new IllegalArgumentException("there is no contestant \"" + word + "\"");
        };
    }
}
