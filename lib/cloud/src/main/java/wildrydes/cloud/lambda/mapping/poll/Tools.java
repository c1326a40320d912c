package wildrydes.cloud.lambda.mapping.poll;

import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.Invoker;
import wildrydes.cloud.lambda.mapping.MappingState;
import wildrydes.cloud.metrics.Metrics;

/** What all pollers work with. */
record Tools(
        CloudTime time,
        Supplier<Door> door,
        Invoker invoker,
        MappingState state,
        Metrics metrics,
        ExecutorService threads) {}
