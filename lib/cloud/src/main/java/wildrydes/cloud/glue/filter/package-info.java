/**
 * The expressions by which GetPartitions chooses partitions ({@link wildrydes.cloud.glue.filter.PartitionFilter}).
 */
@NullMarked
package wildrydes.cloud.glue.filter;

import org.jspecify.annotations.NullMarked;
