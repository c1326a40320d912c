package wildrydes.cloud.lambda.run;

import java.time.Duration;
import java.time.InstantSource;
import wildrydes.cloud.clock.CloudTime;

/**
 * What all environments of a cloud stand on.
 *
 * @param server of the Runtime API
 * @param launch how their processes are started
 * @param rehearsing makes later starts quicker
 * @param time of the cloud, which their logs carry
 * @param wallTime by which functions measure what time they have left
 * @param init how long the first try to load a function may take
 */
record Grounds(
        RuntimeServer server,
        Launch launch,
        Rehearsing rehearsing,
        CloudTime time,
        InstantSource wallTime,
        Duration init) {}
