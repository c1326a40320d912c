/**
 * Deployment packages: zip files taken apart safely, and kept.
 */
@NullMarked
package wildrydes.cloud.lambda.code;

import org.jspecify.annotations.NullMarked;
