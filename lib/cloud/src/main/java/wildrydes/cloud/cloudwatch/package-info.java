/**
 * CloudWatch: what {@link wildrydes.cloud.cloudwatch.CloudWatchService} puts together to report metrics, to list and read them,
 * and to compute with them.
 */
@NullMarked
package wildrydes.cloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
