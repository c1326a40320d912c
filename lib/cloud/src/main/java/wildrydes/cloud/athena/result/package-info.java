/** Results as files: what a query leaves in S3 and how that is read again ({@link wildrydes.cloud.athena.result.ResultStore}). */
@NullMarked
package wildrydes.cloud.athena.result;

import org.jspecify.annotations.NullMarked;
