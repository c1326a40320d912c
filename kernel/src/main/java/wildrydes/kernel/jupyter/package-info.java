/** Jupyter's wire protocol 5.4 as a kernel sees it: the connection file, signed messages, and the sockets they travel on. */
@NullMarked
package wildrydes.kernel.jupyter;

import org.jspecify.annotations.NullMarked;
