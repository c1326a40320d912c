/**
 * What a child JVM runs: AWS's runtime interface client around a function's handler, tied to the life of the cloud; {@code Main} starts it. Packed on its own, so it knows nothing of the cloud.
 */
@NullMarked
package wildrydes.cloud.lambda.runner;

import org.jspecify.annotations.NullMarked;
