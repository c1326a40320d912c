/**
 * The workshop's two programs for a terminal, {@link wildrydes.lab.terminal.Producer} and {@link
 * wildrydes.lab.terminal.Consumer}, with its flags and its manners.
 */
@NullMarked
package wildrydes.lab.terminal;

import org.jspecify.annotations.NullMarked;
