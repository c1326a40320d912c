/**
 * The way of one record through all services: {@link wildrydes.lab.trace.Tracing} finds the records, the call and the item that
 * belong together, by what the services show.
 */
@NullMarked
package wildrydes.lab.trace;

import org.jspecify.annotations.NullMarked;
