package wildrydes.cloud.athena.table;

import java.util.Map;

/**
 * A part of a table.
 *
 * @param values of the partition columns, by name
 * @param location its folder as it is written
 */
record Partition(Map<String, String> values, String location) {}
