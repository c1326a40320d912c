package wildrydes.cloud.firehose.deliver;

import java.nio.file.Path;
import wildrydes.cloud.firehose.stream.DeliveryStreams;

/**
 * What all delivery streams work with.
 *
 * @param folder for what is too much for memory; emptied when the process begins
 */
record Tools(DeliveryStreams streams, RoleCalls calls, ErrorLog log, Path folder) {}
