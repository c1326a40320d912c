/** IJava's entry point under its own name, for notebooks that import it. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
