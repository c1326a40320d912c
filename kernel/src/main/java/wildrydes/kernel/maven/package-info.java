/** Libraries from Maven repositories: what may be asked for, what is loaded already, and who looks for the rest. */
@NullMarked
package wildrydes.kernel.maven;

import org.jspecify.annotations.NullMarked;
