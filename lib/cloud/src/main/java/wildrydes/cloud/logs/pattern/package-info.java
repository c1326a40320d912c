/**
 * Filter patterns of CloudWatch Logs
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html); {@link
 * wildrydes.cloud.logs.pattern.FilterPattern} reads them.
 */
@NullMarked
package wildrydes.cloud.logs.pattern;

import org.jspecify.annotations.NullMarked;
