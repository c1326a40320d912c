/** Kinesis Data Analytics SQL: from its text to rows. Knows nothing of AWS's calls. */
@NullMarked
package wildrydes.pump;

import org.jspecify.annotations.NullMarked;
