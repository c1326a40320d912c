/**
 * Metric math (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html): a text becomes a {@link
 * wildrydes.cloud.cloudwatch.math.Formula}, which computes with the values of other queries.
 */
@NullMarked
package wildrydes.cloud.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
