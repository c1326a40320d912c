/** The notebooks in step time, on the packed kernel and cloud. */
@NullMarked
package wildrydes.bench.notebooks;

import org.jspecify.annotations.NullMarked;
