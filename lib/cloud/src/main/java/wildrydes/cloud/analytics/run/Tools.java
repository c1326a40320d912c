package wildrydes.cloud.analytics.run;

import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.metrics.Metrics;

/** What runs work with. */
record Tools(CloudTime time, RoleCalls calls, Progress progress, Metrics metrics, LogLines logs) {}
