package wildrydes.pump.kit;

/** Something that runs applications. */
public interface PumpRuntime {

    /** What a failed test calls it. */
    String name();

    /**
     * Plans the SQL of a case, brings it all its events, and collects what comes out.
     *
     * @throws Exception where the application cannot be planned or run at all; rows that fail are error rows
     */
    Outcome run(Case test) throws Exception;
}
