/** JJava's way to be told of a library, for libraries that bring an {@link Extension}. */
@NullMarked
package org.dflib.jjava.jupyter;

import org.jspecify.annotations.NullMarked;
