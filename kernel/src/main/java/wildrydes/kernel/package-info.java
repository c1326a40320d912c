/** The kernel's command line: {@code Main} runs the kernel for a connection file, or installs it. */
@NullMarked
package wildrydes.kernel;

import org.jspecify.annotations.NullMarked;
