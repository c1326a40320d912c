/**
 * What cells print, show and read: one System.out, System.err and System.in for the life of the kernel, whose text goes to
 * the cell that started the thread.
 */
@NullMarked
package wildrydes.kernel.streams;

import org.jspecify.annotations.NullMarked;
