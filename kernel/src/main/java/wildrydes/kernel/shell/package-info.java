/** Runs Java: {@link wildrydes.kernel.shell.Shell} is what the rest of the kernel sees of the language. */
@NullMarked
package wildrydes.kernel.shell;

import org.jspecify.annotations.NullMarked;
