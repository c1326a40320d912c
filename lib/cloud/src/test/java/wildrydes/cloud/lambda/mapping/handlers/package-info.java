/** Functions for tests. */
@NullMarked
package wildrydes.cloud.lambda.mapping.handlers;

import org.jspecify.annotations.NullMarked;
