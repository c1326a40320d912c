/** IJava's way to write magics in a cell, for notebooks that have some: {@link Magics} takes them. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.NullMarked;
