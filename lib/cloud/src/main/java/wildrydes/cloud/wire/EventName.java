package wildrydes.cloud.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;

/** How an event is called in its stream, which the SDK's class of it says by {@code sdkEventType()}. */
final class EventName {

    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private EventName() {}

    static String of(SdkPojo event) {
        return KNOWN.computeIfAbsent(event.getClass(), type -> read(event));
    }

    private static String read(SdkPojo event) {
        try {
            return event.getClass().getMethod("sdkEventType").invoke(event).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The SDK's class " + event.getClass().getName() + " is no event of a stream: " + e.getMessage(), e);
        }
    }
}
