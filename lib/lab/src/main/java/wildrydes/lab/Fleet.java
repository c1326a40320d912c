package wildrydes.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The unicorns of this kernel, so that a cell that runs twice does not put the same one into the air twice. */
final class Fleet {

    private final Map<String, Unicorn> flying = new ConcurrentHashMap<>();

    /** Lands the unicorn that last took off with this name and stream, unless it is this one. */
    void takeOff(String nameAndStream, Unicorn unicorn) {
        Unicorn before = flying.put(nameAndStream, unicorn);
        if (before != null && before != unicorn) {
            before.stop();
        }
    }
}
