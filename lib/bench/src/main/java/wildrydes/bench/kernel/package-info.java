/** The kernel beside another Java kernel, over real sockets. */
@NullMarked
package wildrydes.bench.kernel;

import org.jspecify.annotations.NullMarked;
