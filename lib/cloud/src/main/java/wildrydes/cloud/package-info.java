/** The local AWS: one process, one port, one folder of state; {@link wildrydes.cloud.Main} starts it, {@link wildrydes.cloud.Cloud} puts it together. */
@NullMarked
package wildrydes.cloud;

import org.jspecify.annotations.NullMarked;
