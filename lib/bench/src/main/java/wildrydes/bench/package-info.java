/** Benchmarks beside peers in one run; {@link wildrydes.bench.Main} runs them. */
@NullMarked
package wildrydes.bench;

import org.jspecify.annotations.NullMarked;
