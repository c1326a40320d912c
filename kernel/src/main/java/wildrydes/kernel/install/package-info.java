/**
 * Makes the kernel known to Jupyter: {@link wildrydes.kernel.install.Installer} writes the kernelspec and trains the
 * archive that makes the kernel start quicker.
 */
@NullMarked
package wildrydes.kernel.install;

import org.jspecify.annotations.NullMarked;
