/** IJava's names of formats, for notebooks that say how their values are shown. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.display.mime;

import org.jspecify.annotations.NullMarked;
