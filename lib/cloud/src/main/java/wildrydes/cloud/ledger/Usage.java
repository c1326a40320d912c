package wildrydes.cloud.ledger;

/**
 * Something that was used and is priced by its amount.
 *
 * @param item the price's name, for example {@code kinesis:put-units}
 * @param resource ARN of what used it, or {@code *}
 * @param amount in the measure that the price counts, such as payload units or bytes; 0 or more
 */
public record Usage(String item, String resource, long amount) {}
