package wildrydes.pump.plan;

/** What an expression may ask for beside its row. */
public interface RowContext {

    /** The cloud's time, in milliseconds since 1970: CURRENT_ROW_TIMESTAMP. */
    long now();

    /** The cloud's time when the application's query began, which CURRENT_TIMESTAMP and its kin give for all rows. */
    default long started() {
        return now();
    }
}
