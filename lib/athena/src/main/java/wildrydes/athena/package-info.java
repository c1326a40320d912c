/** Athena's query engine in a process of its own: {@link wildrydes.athena.Main} answers the cloud's queries over its standard streams. */
@NullMarked
package wildrydes.athena;

import org.jspecify.annotations.NullMarked;
