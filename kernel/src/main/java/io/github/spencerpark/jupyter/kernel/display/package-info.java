/** IJava's way to say how values are shown, for notebooks and libraries that use it: {@link Renderer} takes it. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.display;

import org.jspecify.annotations.NullMarked;
