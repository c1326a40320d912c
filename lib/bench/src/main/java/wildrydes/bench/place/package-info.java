/** Where this program and what it measures lie: {@link wildrydes.bench.place.Checkout}. */
@NullMarked
package wildrydes.bench.place;

import org.jspecify.annotations.NullMarked;
