/**
 * CloudWatch Logs: {@link wildrydes.cloud.logs.LogsService} with its operations, over {@link wildrydes.cloud.logs.Groups} of
 * {@link wildrydes.cloud.logs.LogStream}s.
 */
@NullMarked
package wildrydes.cloud.logs;

import org.jspecify.annotations.NullMarked;
