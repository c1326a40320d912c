package wildrydes.pump.plan;

/** What an expression may ask for beside its row. */
public interface RowContext {

    /** The cloud's time, in milliseconds since 1970: CURRENT_TIMESTAMP and its kin. */
    long now();
}
