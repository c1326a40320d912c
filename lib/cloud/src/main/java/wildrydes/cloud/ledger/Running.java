package wildrydes.cloud.ledger;

import java.time.Instant;

/**
 * Something that costs by the time for which it runs or is kept.
 *
 * @param item the price's name, for example {@code kinesis:shard-hours}
 * @param resource its ARN
 * @param count how many of it run, such as open shards, or how many bytes are kept; above 0
 * @param since cloud time since when
 */
public record Running(String item, String resource, long count, Instant since) {}
