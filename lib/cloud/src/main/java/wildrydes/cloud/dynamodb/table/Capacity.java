package wildrydes.cloud.dynamodb.table;

/** Provisioned throughput. */
public record Capacity(long readUnits, long writeUnits) {}
