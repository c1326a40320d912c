/**
 * The checks of the exercises, which the lab finds by {@link java.util.ServiceLoader}. Each check reads
 * the account, never what a cell has printed, and says what it expected, what it found, and what to do next.
 */
@NullMarked
package wildrydes.answers.checks;

import org.jspecify.annotations.NullMarked;
