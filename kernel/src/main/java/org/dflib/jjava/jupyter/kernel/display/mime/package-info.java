/** JJava's names of formats. */
@NullMarked
package org.dflib.jjava.jupyter.kernel.display.mime;

import org.jspecify.annotations.NullMarked;
