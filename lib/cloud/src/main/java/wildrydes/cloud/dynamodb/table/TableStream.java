package wildrydes.cloud.dynamodb.table;

/**
 * The stream that a table has, or had last.
 *
 * @param label a moment as a text, by which streams of one table are told apart
 * @param view what its records show
 * @param enabled whether changes still go there
 */
public record TableStream(String label, String view, boolean enabled) {

    TableStream ended() {
        return new TableStream(label, view, false);
    }
}
