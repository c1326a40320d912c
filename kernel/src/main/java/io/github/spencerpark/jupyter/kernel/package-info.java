/** What {@code getKernelInstance()} gives, under the name that notebooks and libraries written for IJava know. */
@NullMarked
package io.github.spencerpark.jupyter.kernel;

import org.jspecify.annotations.NullMarked;
