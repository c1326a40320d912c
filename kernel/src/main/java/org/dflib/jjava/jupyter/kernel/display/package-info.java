/** JJava's way to say how values are shown: IJava's, under names of its own. */
@NullMarked
package org.dflib.jjava.jupyter.kernel.display;

import org.jspecify.annotations.NullMarked;
