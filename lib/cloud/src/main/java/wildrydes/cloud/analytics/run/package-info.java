/**
 * Applications at work: reads their source, runs their pumps, writes their outputs, and remembers how far they have come, all of it as work
 * of the cloud's clock, so that the same records give the same rows at the same moments.
 */
@NullMarked
package wildrydes.cloud.analytics.run;

import org.jspecify.annotations.NullMarked;
