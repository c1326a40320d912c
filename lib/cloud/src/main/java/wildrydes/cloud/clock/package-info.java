/** Time: the only package that knows wall time; everything else in the cloud is handed its time. */
@NullMarked
package wildrydes.cloud.clock;

import org.jspecify.annotations.NullMarked;
