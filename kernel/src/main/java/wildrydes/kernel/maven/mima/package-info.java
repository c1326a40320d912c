/** Maven's own resolver, by MIMA; the only package that knows its classes, loaded with them by a loader of their own. */
@NullMarked
package wildrydes.kernel.maven.mima;

import org.jspecify.annotations.NullMarked;
