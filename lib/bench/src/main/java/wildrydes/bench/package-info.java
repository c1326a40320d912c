/** Benchmarks beside peers in one run, and the rules that hold over all rooms. */
@NullMarked
package wildrydes.bench;

import org.jspecify.annotations.NullMarked;
