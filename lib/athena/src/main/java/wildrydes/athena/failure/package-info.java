/** Errors by their names in Athena: {@link wildrydes.athena.failure.Failure}. */
@NullMarked
package wildrydes.athena.failure;

import org.jspecify.annotations.NullMarked;
