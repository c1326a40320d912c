/** The kernel under the name that JJava's extensions know. */
@NullMarked
package org.dflib.jjava.jupyter.kernel;

import org.jspecify.annotations.NullMarked;
