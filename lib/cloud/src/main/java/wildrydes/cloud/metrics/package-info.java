/**
 * What services measure: they report it through {@link wildrydes.cloud.metrics.Metrics}, and {@link
 * wildrydes.cloud.metrics.MetricStore} keeps it as CloudWatch does, finely at first and more coarsely as it gets older.
 */
@NullMarked
package wildrydes.cloud.metrics;

import org.jspecify.annotations.NullMarked;
