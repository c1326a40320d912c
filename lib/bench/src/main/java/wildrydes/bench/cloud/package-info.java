/** {@link wildrydes.bench.cloud.CloudSuite}: the local AWS beside moto's server, and beside the disk it writes to. */
@NullMarked
package wildrydes.bench.cloud;

import org.jspecify.annotations.NullMarked;
