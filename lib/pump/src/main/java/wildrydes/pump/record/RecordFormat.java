package wildrydes.pump.record;

/** How a record is written. */
public sealed interface RecordFormat {

    /**
     * JSON: one document, or several one after another.
     *
     * @param rowPath the JSONPath of the part of the document that a row is made of, such as {@code $}; where it leads to an
     *     array, each element is a row
     */
    record Json(String rowPath) implements RecordFormat {}

    /** Values with delimiters. */
    record Csv(String rowDelimiter, String columnDelimiter) implements RecordFormat {}
}
